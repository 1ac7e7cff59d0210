import type { AddresseeRole } from '@kaoji/contracts';
import { officesWhere } from '../spec-fixtures/offices.js';
import { addressees } from './addressees.policy.js';

const at = '2026-10-08T02:00:00.000Z';
const posts = { 'D01 head': ['h'], 'D01 leadership': ['l'], 'D02 head': ['h2'], office: ['o1', 'o2'] };
const told = (to: readonly AddresseeRole[], copyTo: readonly AddresseeRole[], offices = officesWhere(posts)) =>
  addressees(offices, { unit: 'D01', urgent: false, to, copyTo }, at).map(
    ({ person, copy }) => `${person}${copy ? ' copy' : ''}`,
  );

describe('[M2] who is told', () => {
  it('those who act before those who are informed', () => {
    expect(told(['leadership'], ['head'])).toStrictEqual(['l', 'h copy']);
    expect(told(['office', 'leadership'], [])).toStrictEqual(['o1', 'o2', 'l']);
  });

  it('each person once, to act', () => {
    const one = officesWhere({ 'D01 head': ['x'], 'D01 leadership': ['x'] });
    expect(told(['leadership', 'head'], ['head'], one)).toStrictEqual(['x']);
  });

  it('the supervision office, when nobody can act', () => {
    expect(told(['coordination'], ['head'])).toStrictEqual(['o1', 'o2', 'h copy']);
    expect(told(['coordination'], [], officesWhere({}))).toStrictEqual([]);
  });

  it('the successors of a unit that is no more', () => {
    const merged = officesWhere(posts, { standingForAt: () => ['D02', 'D01'] });
    expect(told(['head'], [], merged)).toStrictEqual(['h2', 'h']);
  });

  it('as of the instant, urgent as urgent', () => {
    const asked: unknown[] = [];
    const offices = officesWhere(posts, {
      receives: (...question) => {
        asked.push(question);
        return ['x'];
      },
    });
    addressees(offices, { unit: 'D01', urgent: true, to: ['handler'], copyTo: [] }, at);
    expect(asked).toStrictEqual([['D01', 'handler', at, { urgent: true }]]);
  });
});
