import { defaultPolicy } from '../policy/supervision.policy.js';
import { limitFor } from './limit.policy.js';

const plain = { handling: 'limited', source: 'mailbox', citizen: false };

describe('the limit of a matter [M5][M6][M9]', () => {
  it.each([
    ['that names one is that', plain, { days: 7 }, { days: 7 }],
    ['of a citizen is 5 working days', { ...plain, citizen: true }, null, { workingDays: 5 }],
    ['of an instruction is 10 working days', plain, null, { workingDays: 10 }],
    ['handled at once is immediate', { ...plain, handling: 'immediate', citizen: true }, null, { immediate: true }],
    ["from a deputies' proposal is 3 months", { ...plain, source: 'deputy-proposal' }, null, { months: 3 }],
    ['from a motion is 3 months', { ...plain, source: 'cppcc-motion' }, null, { months: 3 }],
    ['from a petition is 60 days', { ...plain, source: 'petition', citizen: true }, null, { days: 60 }],
  ])('%s', (_, matter, named, expected) => {
    expect(limitFor(matter, named, defaultPolicy)).toStrictEqual(expected);
  });
});

it('the defaults of domain.md 3 are these', () => {
  expect(defaultPolicy).toMatchObject({
    version: 1,
    acceptance: { ordinary: { workingDays: 1 }, urgent: { hours: 2 } },
    contactHours: 24,
    officeDays: { ruling: 1, pauseRefusal: 1, verification: 3, followUp: 5, exclusion: 5 },
    exclusionWithin: 3,
    reworkLimit: { workingDays: 5 },
    followUpTries: 3,
    yellowPercent: 75,
  });
});
