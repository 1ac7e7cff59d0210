import {
  MatterExclusionDecided,
  MatterExtensionDecided,
  MatterPauseRefused,
  MatterReturnRuled,
  MatterReturned,
  MatterSentBack,
  type EventClass,
  type LadderStepName,
} from '@kaoji/contracts';
import { absence, city, duty } from '../spec-fixtures/city.js';
import { caseOf, dispatchOf, escalationOf, ofMatter, withdrawalOf } from '../spec-fixtures/matters.js';
import { NoticesBench } from '../spec-fixtures/notices-bench.js';
import { matterReactions } from './matter.reaction.js';
import { recorded } from '../spec-fixtures/recorded.js';

/** Thursday 2026-10-08 10:00 in Shanghai: the first working day after the National holiday. */
const inOfficeHours = '2026-10-08T02:00:00.000Z';
let bench: NoticesBench;

beforeAll(async () => {
  bench = await NoticesBench.open(inOfficeHours);
  await bench.hear(...city);
});
afterAll(() => bench.close());
beforeEach(() => bench.clock.set(inOfficeHours));

describe('[M5] a step of the ladder is told to those whom the ladder names, each event delivered twice', () => {
  const expected: readonly [LadderStepName, readonly string[]][] = [
    ['handler', ['handler: ladder-handler']],
    ['head', ['head: ladder-head']],
    ['dunning', ['dsg: ladder-dunning (copy)', 'head: ladder-dunning']],
    ['orange', ['deputy: ladder-orange', 'head: ladder-orange (copy)']],
    ['red', ['deputy: ladder-red', 'head: ladder-red']],
    ['interview', ['deputy: ladder-interview', 'officer: ladder-interview']],
  ];

  it.each(expected)('%s', async (step, told) => {
    await bench.hear(escalationOf(`L-${step}`, step));
    expect(await bench.told(`matter/L-${step}`)).toStrictEqual(told);
  });

  it('the notice carries title and deadline, and no words of a petitioner', async () => {
    await bench.hear(escalationOf('T1', 'head'));
    const notice = (await bench.inbox('head')).find(({ subject }) => subject === 'matter/T1');
    expect(notice?.details).toStrictEqual({
      ...{ step: 'head', round: 1, title: '路灯不亮' },
      ...{ dueAt: '2026-10-08T01:00:00.000Z', deadline: '2026-09-30T09:30:00.000Z' },
    });
  });
});

describe('what is done to a unit is told to it', () => {
  const decisions: readonly [string, EventClass, object, readonly string[]][] = [
    ['returned', MatterReturned, { unit: 'D01', reason: 'r', ruleBy: 'x' }, ['officer: matter-returned']],
    [
      'ruled',
      MatterReturnRuled,
      { ruling: 'stays', reason: 'r' },
      ['handler: return-ruled', 'head: return-ruled (copy)'],
    ],
    ['pause', MatterPauseRefused, { reason: 'r' }, ['handler: pause-refused', 'head: pause-refused (copy)']],
    [
      'extension',
      MatterExtensionDecided,
      { granted: true, reason: 'r' },
      ['handler: extension-decided', 'head: extension-decided (copy)'],
    ],
    ['sent', MatterSentBack, { by: 'p', reason: 'r' }, ['handler: matter-sent-back', 'head: matter-sent-back (copy)']],
    [
      'exclusion',
      MatterExclusionDecided,
      { granted: false, reason: 'r' },
      ['handler: exclusion-decided', 'head: exclusion-decided (copy)'],
    ],
  ];

  it.each(decisions)('%s, also where the event does not name the unit', async (name, event, data, told) => {
    await bench.hear(dispatchOf(name, 'D01'), ofMatter(name, event, data));
    expect(await bench.told(`matter/${name}`)).toStrictEqual(['handler: matter-dispatched', ...told].sort());
  });

  it('a co-handler hears of its part, and does not become the lead by it', async () => {
    const parts = [{ unit: 'D02', dueAt: null }];
    const dispatch = dispatchOf('P1', 'D01');
    const joint = { ...dispatch, data: { ...dispatch.data, parts } };
    await bench.hear(joint, ofMatter('P1', MatterSentBack, { reason: 'r' }));
    expect(await bench.told('matter/P1')).toStrictEqual([
      'handler: matter-dispatched',
      'handler: matter-sent-back',
      'head: matter-sent-back (copy)',
      'mayor: matter-dispatched',
    ]);
  });

  it('a matter whose dispatch was history is told to the unit in its figures', async () => {
    const figures = { cases: [caseOf('D01')] };
    await bench.hear(ofMatter('H1', MatterSentBack, { reason: 'r', figures }));
    expect(await bench.told('matter/H1')).toStrictEqual(['handler: matter-sent-back', 'head: matter-sent-back (copy)']);
  });
});

describe('[M5] AB post', () => {
  it('an absent person is stood in for, and from the last instant of the absence on no more', async () => {
    await bench.hear(absence('handler', '2026-10-08T00:00:00.000Z', '2026-10-08T03:00:00.000Z'));
    await bench.hear(escalationOf('AB1', 'handler'));
    bench.clock.set('2026-10-08T03:00:00.000Z');
    await bench.hear(escalationOf('AB2', 'handler'));
    expect(await bench.told('matter/AB1')).toStrictEqual(['second: ladder-handler']);
    expect(await bench.told('matter/AB2')).toStrictEqual(['handler: ladder-handler']);
  });

  it('neither there: the head', async () => {
    const [from, to] = ['2026-10-09T00:00:00.000Z', '2026-10-10T00:00:00.000Z'];
    await bench.hear(absence('handler', from, to), absence('second', from, to));
    bench.clock.set('2026-10-09T02:00:00.000Z');
    await bench.hear(escalationOf('AB3', 'handler'));
    expect(await bench.told('matter/AB3')).toStrictEqual(['head: ladder-handler']);
  });

  it('a post that nobody holds is that of the unit above', async () => {
    await bench.hear(escalationOf('AB4', 'head', { unit: 'D02' }));
    expect(await bench.told('matter/AB4')).toStrictEqual(['mayor: ladder-head']);
  });

  it('who holds two of the roles has one notice, to act on', async () => {
    await bench.hear(escalationOf('AB5', 'orange', { unit: 'D02' }));
    expect(await bench.told('matter/AB5')).toStrictEqual(['mayor: ladder-orange']);
  });

  it('what concerns a unit that does not exist goes to the supervision office', async () => {
    await bench.hear(escalationOf('AB6', 'head', { unit: 'D99' }));
    expect(await bench.told('matter/AB6')).toStrictEqual(['officer: ladder-head']);
  });
});

describe('in office hours', () => {
  const evening = '2026-10-08T12:00:00.000Z';

  it('what comes after the close is delivered at the next opening, to who is there then', async () => {
    bench.clock.set(evening);
    await bench.hear(escalationOf('O1', 'handler'));
    expect(await bench.told('matter/O1')).toStrictEqual([]);
    await bench.until('2026-10-09T00:59:59.999Z');
    expect(await bench.told('matter/O1')).toStrictEqual([]);
    await bench.until('2026-10-09T01:00:00.000Z');
    expect(await bench.told('matter/O1')).toStrictEqual(['head: ladder-handler']);
    const notice = (await bench.inbox('head')).find(({ subject }) => subject === 'matter/O1');
    expect(notice?.issuedAt).toBe('2026-10-09T01:00:00.000Z');
  });

  it('urgent at once, to who is on duty', async () => {
    bench.clock.set(evening);
    await bench.hear(duty('2026-10-08', 'watch'));
    await bench.hear(escalationOf('O2', 'handler', { urgent: true }));
    expect(await bench.told('matter/O2')).toStrictEqual(['watch: ladder-handler']);
  });

  it('a dispatch with a limit in hours is urgent', async () => {
    bench.clock.set(evening);
    await bench.hear(dispatchOf('O3', 'D01', { limit: { hours: 24 } }), dispatchOf('O4', 'D01'));
    expect(await bench.told('matter/O3')).toStrictEqual(['watch: matter-dispatched']);
    expect(await bench.told('matter/O4')).toStrictEqual([]);
  });
});

describe('a step that is withdrawn', () => {
  it('strikes its slip out and says so to all whom it had been for', async () => {
    await bench.hear(escalationOf('W1', 'dunning'), withdrawalOf('W1', 'dunning', 1));
    expect(await bench.told('matter/W1')).toStrictEqual([
      'dsg: ladder-dunning (copy)',
      'dsg: step-withdrawn (copy)',
      'head: ladder-dunning',
      'head: step-withdrawn',
    ]);
    const { rows } = await bench.pool.query(
      `select kind, withdrawn_at from issued_notice where subject = 'matter/W1' and person = 'head' order by kind`,
    );
    expect(rows).toStrictEqual([
      { kind: 'ladder-dunning', withdrawn_at: new Date(inOfficeHours) },
      { kind: 'step-withdrawn', withdrawn_at: null },
    ]);
  });

  it('before its slip was delivered leaves no slip', async () => {
    bench.clock.set('2026-10-08T12:00:00.000Z');
    await bench.hear(escalationOf('W2', 'head'), withdrawalOf('W2', 'head', 1));
    await bench.until('2026-10-09T01:00:00.000Z');
    expect(await bench.told('matter/W2')).toStrictEqual(['head: step-withdrawn']);
  });

  it('known before the step itself, the slip is never shown', async () => {
    const events = recorded([escalationOf('W3', 'head'), withdrawalOf('W3', 'head', 1)], bench.clock.now());
    for (const event of [...events].reverse()) {
      const commands = matterReactions[event.type]?.(event) ?? [];
      await bench.submit('correspondence/matter/W3', ...commands.map(({ command }) => command));
    }
    expect(await bench.told('matter/W3')).toStrictEqual(['head: step-withdrawn']);
  });
});

describe('history that was loaded', () => {
  it('tells nobody of what was over before', async () => {
    const backfill = { backfill: true as const };
    const before = await bench.events('kaoji.notices.notice-announced.v1');
    await bench.hear(
      { ...dispatchOf('B1', 'D01'), metadata: backfill },
      escalationOf('B1', 'red', { metadata: { ...backfill, actor: 'key:1' } }),
      { ...withdrawalOf('B1', 'red', 2), metadata: backfill },
    );
    expect(await bench.told('matter/B1')).toStrictEqual([]);
    expect(await bench.events('kaoji.notices.notice-announced.v1')).toHaveLength(before.length);
  });

  it('but a step that comes due here afterwards is told', async () => {
    await bench.hear(escalationOf('B2', 'head', { metadata: { backfill: true, actor: 'clock' } }));
    expect(await bench.told('matter/B2')).toStrictEqual(['head: ladder-head']);
  });
});

describe('two replicas at once', () => {
  it('issue one notice per person and kind', async () => {
    const events = recorded([escalationOf('R1', 'red')], bench.clock.now(), 'replicas');
    await Promise.all([1, 2, 3].map(() => bench.replica().consumer.deliver(events)));
    expect(await bench.told('matter/R1')).toStrictEqual(['deputy: ladder-red', 'head: ladder-red']);
  });
});
