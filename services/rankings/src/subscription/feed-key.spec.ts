import type { PersonRecorded } from '@kaoji/contracts';
import { feedKeyDigest, newFeedKey, readerOf } from './feed-key.js';

const recorded: PersonRecorded = {
  ...{ code: 'head', name: '局长', unit: 'D01', roles: ['unit-head', 'of another table'], email: null },
  ...{ standIn: null, active: true },
};
const directory = (more: Partial<PersonRecorded>) => ({
  person: (code: string) => (code === 'head' ? ({ ...(recorded as object), ...more } as PersonRecorded) : undefined),
});

describe('a key of the feeds', () => {
  it('is never the same, and known only by its digest', () => {
    expect(newFeedKey()).toMatch(/^kaojifeed_[\w-]{32}$/);
    expect(newFeedKey()).not.toBe(newFeedKey());
    expect(feedKeyDigest('a')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
  });

  it('reads as its person with the roles of today, not those of the day it was issued', () => {
    expect(readerOf(directory({}), 'head')).toStrictEqual({
      ...{ kind: 'person', code: 'head', name: '局长', unit: 'D01', roles: ['unit-head'], standsInFor: [] },
    });
    expect(readerOf(directory({ roles: [], unit: 'D02' }), 'head')).toMatchObject({ unit: 'D02', roles: [] });
  });

  it('opens nothing for who has left, or never was', () => {
    expect([readerOf(directory({ active: false }), 'head'), readerOf(directory({}), 'other')]).toStrictEqual([
      undefined,
      undefined,
    ]);
  });
});
