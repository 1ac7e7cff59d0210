import { coordinatorsOf, type Offices } from './coordinators.policy.js';

const at = '2026-09-23T02:00:00.000Z';

/** By unit and role; the city lies above the unit. */
const offices = (receivers: Readonly<Record<string, string>>): Offices => ({
  receives: (unit, role) => [receivers[`${unit} ${role}`] ?? 'nobody'],
  ancestorsAt: (unit) => (unit === 'city' ? [] : [{ code: 'city' }]),
});
const city = { 'city coordination': 'mayor', 'city head': 'mayor' };

describe('who rules on the competence of a unit', () => {
  it('is who holds its coordination or stands in', () => {
    const held = offices({ ...city, 'unit coordination': 'secretary', 'unit head': 'head' });
    expect(coordinatorsOf(held, 'unit', at)).toStrictEqual(['secretary']);
  });

  it("is not the unit's own head when neither is there, but who coordinates above", () => {
    const absent = offices({ ...city, 'unit coordination': 'head', 'unit head': 'head' });
    expect(coordinatorsOf(absent, 'unit', at)).toStrictEqual(['mayor']);
  });

  it('is the head where nothing lies above', () => {
    expect(coordinatorsOf(offices(city), 'city', at)).toStrictEqual(['mayor']);
  });
});
