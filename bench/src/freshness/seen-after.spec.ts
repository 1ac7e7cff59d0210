import { casesOfScore, lateCases } from './late-cases.js';
import { SeenAfter } from './seen-after.js';

describe('how long after it was sent a case stands in its unit’s score', () => {
  it('is told once for each case, from when it was sent until the score first tells of it', () => {
    const seen = new SeenAfter();
    seen.sent('A', 10);
    seen.sent('A', 20);
    seen.sent('B', 25);
    seen.shows('A', 1, 30);
    seen.shows('A', 1, 40);
    expect([seen.delays, seen.open]).toStrictEqual([[20], 2]);
    seen.shows('A', 2, 50);
    seen.shows('B', 1, 60);
    expect([seen.delays, seen.open]).toStrictEqual([[20, 30, 35], 0]);
  });

  it('is nothing to be told of cases that nobody sent', () => {
    const seen = new SeenAfter();
    expect(() => seen.shows('A', 1, 0)).toThrow('A shows 1 of 0 cases');
  });

  it('can be told up to 400 cases: each moves the score by a hundredth at least', () => {
    for (let cases = 0; cases <= 400; cases += 1) {
      expect(casesOfScore(((100 * cases) / (cases + lateCases)).toFixed(2))).toBe(cases);
    }
  });
});
