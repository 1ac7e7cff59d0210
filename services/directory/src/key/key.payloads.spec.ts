import { validatePayload } from '@kaoji/contracts';
import { KeyToIssue } from './key.payloads.js';

const sound = { unit: 'health', types: ['*'], rights: [], expiresAt: '2027-01-01T00:00:00+08:00' };
const faultsOf = (changes: object): readonly string[] => {
  const verdict = validatePayload(KeyToIssue, { ...sound, ...changes });
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
};

describe('what is asked of a key', () => {
  it.each([
    ['all types', {}],
    ['one type', { types: ['kaoji.matter.registered.v1'] }],
    ['a type of a later version', { types: ['kaoji.matter.registered.v12'] }],
    ['both rights', { rights: ['backfill', 'for-others'] }],
    ['sixty types', { types: Array.from({ length: 60 }, () => '*') }],
    ['an expiry in UTC', { expiresAt: '2027-01-01T00:00:00Z' }],
  ])('may be %s', (_, changes) => {
    expect(faultsOf(changes)).toStrictEqual([]);
  });

  it.each([
    ['no type', { types: [] }, 'types'],
    ['sixty-one types', { types: Array.from({ length: 61 }, () => '*') }, 'types'],
    ['a type that is none', { types: ['matter.registered'] }, 'types'],
    ['a type that is no text', { types: [1] }, 'types'],
    ['a right that is none', { rights: ['administrator'] }, 'rights'],
    ['three rights', { rights: ['backfill', 'backfill', 'backfill'] }, 'rights'],
    ['rights that are no list', { rights: 'backfill' }, 'rights'],
    ['an expiry without offset', { expiresAt: '2027-01-01T00:00:00' }, 'expiresAt'],
    ['an expiry that is a day', { expiresAt: '2027-01-01' }, 'expiresAt'],
    ['a unit that is no code', { unit: 'a b' }, 'unit'],
    ['no unit', { unit: undefined }, 'unit'],
    ['a secret of its own', { secret: 'kaoji_x' }, 'secret'],
  ])('is not %s', (_, changes, field) => {
    const fields = faultsOf(changes).map((fault) => fault.split(/[ .]/)[0]);
    expect([...new Set(fields)]).toStrictEqual([field]);
  });
});
