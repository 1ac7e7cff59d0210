import { decided } from '@kaoji/testing';
import { circumstances, happened, refusal } from '../spec-fixtures/circumstances.js';
import { decideDuty, type DutyCommand } from './duty.decide.js';
import { evolveDuty, nobodyOnDuty, type DutyEvent } from './duty.state.js';

const decider = { initial: nobodyOnDuty, evolve: evolveDuty, decide: decideDuty };
const { terms } = circumstances();

const date = '2026-10-10';
const given = (person: string): DutyEvent => ({ type: 'kaoji.directory.duty-recorded.v1', data: { date, person } });
const command = (type: DutyCommand['type'], person: string): DutyCommand => ({ type, date, person });
const when = (before: readonly DutyEvent[], what: DutyCommand) => decided(decider, before, what, terms);

describe('[M5] who is on duty on a day', () => {
  it('is given by name, and given to another in turn', () => {
    expect(when([], command('give', 'tom'))).toStrictEqual(happened(given('tom')));
    expect(when([given('tom')], command('give', 'sue'))).toStrictEqual(happened(given('sue')));
  });

  it('needs no event when it is said again, also of somebody who has left since', () => {
    expect(when([given('tom')], command('give', 'tom'))).toStrictEqual(happened());
    expect(when([given('gone')], command('give', 'gone'))).toStrictEqual(happened());
  });

  it.each(['gone', 'none'])('is in office: %s is refused', (person) => {
    expect(when([], command('give', person))).toStrictEqual(refusal('person-unknown', { person }));
    expect(when([given('tom')], command('give', person))).toStrictEqual(refusal('person-unknown', { person }));
  });

  it('is loaded once and then left as it is', () => {
    expect(when([], command('load', 'tom'))).toStrictEqual(happened(given('tom')));
    expect(when([given('sue')], command('load', 'tom'))).toStrictEqual(happened());
  });

  it('may be loaded before the person is recorded, since the file was checked as a whole', () => {
    expect(when([], command('load', 'later'))).toStrictEqual(happened(given('later')));
  });

  it('is nobody until somebody is given, and the last one given then', () => {
    expect(nobodyOnDuty).toStrictEqual({ person: null });
    expect([given('tom'), given('sue')].reduce(evolveDuty, nobodyOnDuty)).toStrictEqual({ person: 'sue' });
  });
});
