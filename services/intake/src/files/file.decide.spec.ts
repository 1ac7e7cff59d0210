import { decideFile, type FileCommand } from './file.decide.js';
import { evolveFile, noFile, type FileEvent, type FileState } from './file.state.js';

const now = '2026-10-14T02:00:00.000Z';
const content = { sha256: 'a'.repeat(64), mediaType: 'text/plain', size: 3, unit: 'housing' };

const stored: FileEvent = {
  type: 'kaoji.intake.file-stored.v1',
  data: { ...content, dropAt: '2026-10-21T02:00:00.000Z' },
};
const referenced: FileEvent = { type: 'kaoji.intake.file-referenced.v1', data: { receipt: 'r' } };
const dropped: FileEvent = { type: 'kaoji.intake.file-dropped.v1', data: {} };

const stateAfter = (...events: readonly FileEvent[]): FileState => events.reduce(evolveFile, noFile);

const decided = (given: readonly FileEvent[], command: FileCommand) =>
  decideFile(command, stateAfter(...given), { now });

const nothing = { kind: 'accepted', events: [] };

describe('an evidence file', () => {
  it('is stored for 7 days, once', () => {
    expect(decided([], { type: 'store', content })).toStrictEqual({ kind: 'accepted', events: [stored] });
    expect(decided([stored], { type: 'store', content })).toStrictEqual(nothing);
    expect(decided([stored, referenced], { type: 'store', content })).toStrictEqual(nothing);
  });

  it('begins anew after it was dropped, with a round of its own', () => {
    expect(decided([stored, dropped], { type: 'store', content })).toStrictEqual({
      kind: 'accepted',
      events: [stored],
    });
    expect(stateAfter(stored, dropped, stored)).toStrictEqual({ ...stateAfter(stored), round: 2 });
  });

  it('is kept from the first event that names it', () => {
    expect(decided([stored], { type: 'refer', receipt: 'r' })).toStrictEqual({
      kind: 'accepted',
      events: [referenced],
    });
    expect(decided([stored, referenced], { type: 'refer', receipt: 's' })).toStrictEqual(nothing);
    expect(stateAfter(stored, referenced).dropAt).toBeNull();
  });

  it('cannot be named when it is not there', () => {
    for (const given of [[], [stored, dropped]]) {
      expect(decided(given, { type: 'refer', receipt: 'r' })).toStrictEqual({ kind: 'rejected', code: 'unknown-file' });
    }
  });

  it('is dropped only while nothing names it', () => {
    expect(decided([stored], { type: 'drop' })).toStrictEqual({ kind: 'accepted', events: [dropped] });
    for (const given of [[], [stored, referenced], [stored, dropped]]) {
      expect(decided(given, { type: 'drop' })).toStrictEqual(nothing);
    }
  });
});
