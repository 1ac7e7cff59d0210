import { china, local } from '../spec-fixtures/matter-fixture.js';
import { roundDeadline } from '../ladder/deadline.policy.js';
import { defaultPolicy, ladderFor, type LadderRule } from './supervision.policy.js';

const [mayors, urgent, both] = [1, 2, 3].map((after): readonly LadderRule[] => [{ step: 'head', after }]);
const policy = {
  ladder: defaultPolicy.ladder,
  specialLadders: [
    { source: 'mayor-mailbox', handling: 'urgent', ladder: both ?? [] },
    { source: 'mayor-mailbox', ladder: mayors ?? [] },
    { handling: 'urgent', ladder: urgent ?? [] },
  ],
};

describe('the ladder that a matter climbs [M4]', () => {
  it.each([
    ['mayor-mailbox', 'urgent', both],
    ['mayor-mailbox', 'limited', mayors],
    ['hotline', 'urgent', urgent],
    ['hotline', 'limited', defaultPolicy.ladder],
  ])('of source %s and type %s is the first that fits, else the one for all', (source, handling, ladder) => {
    expect(ladderFor(policy, { source, handling })).toBe(ladder);
  });

  it('is the same for all unless an office has set others', () => {
    expect(ladderFor(defaultPolicy, { source: 'mayor-mailbox', handling: 'urgent' })).toBe(defaultPolicy.ladder);
  });

  it('stands in the deadline of a round after the reminder at yellow', () => {
    const facts = { from: local('09-23 10:00'), limit: { workingDays: 3 }, pauses: [], extension: null, urgent: false };
    const deadline = roundDeadline({ ...facts, ladder: mayors ?? [] }, china, defaultPolicy);
    expect(deadline?.steps.map(({ step, dueAt }) => [step, dueAt])).toStrictEqual([
      ['handler', local('09-29 09:15')],
      ['head', local('09-30 17:30')],
    ]);
  });
});
