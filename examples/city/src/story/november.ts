import type { Call } from '../plan/action.js';
import { Life } from '../plan/life.js';
import { partsOfDay } from '../plan/timeline.js';
import { lastDay, type World } from '../plan/world.js';
import { instruction, paper } from './begin.js';

export const period = '2026-10';
const path = `/api/v1/rankings/${period}`;
const periodRoute = `/api/v1/rankings/periods/${period}`;

/** Slot of a part of the n-th working day of November. */
const slotOf = ({ timeline }: World, nth: number, part = 0): number => timeline.november(nth) * partsOfDay + part;

function act(world: World, slot: number, call: Call): void {
  world.diary.call(call, world.timeline.stopOf(slot));
}

/** The last day of registration, but not so late that the deadline lies in the next month. */
const lastStart = ({ timeline }: World): number => Math.min(timeline.registering - 1, timeline.november(1) - 8);

/** A score is objected to: its unit had replied in time, which the office accepts before the freeze. */
export function objection(world: World, unit: string): void {
  const life = new Life(world, unit, lastStart(world) * partsOfDay);
  life
    .register({ ...instruction, data: { limit: { workingDays: 3 } } })
    .accept()
    .days(3, 1);
  const data = { unitCode: unit, reply: '已按期办结，纸质报送，系统补录。', outcome: 'solved' };
  life.post('replied', data, { heldUntil: life.slot + 5 * partsOfDay });
  life.wait(slotOf(world, 9) - life.slot);
  const reason = '本单位已按期办结，橙色催办单应予撤销。';
  const by = `head-${unit.toLowerCase()}`;
  act(world, slotOf(world, 6), { id: 'objection', by, path: `${path}/objections`, body: { unit, reason } });
  life.acceptStatedTime('supervision-1', '有纸质签收单，认可其办理时间。');
  act(world, slotOf(world, 9, 2), {
    id: 'objection-decided',
    by: 'supervision-2',
    path: `${path}/objections/{found}/decision`,
    body: { upheld: true, reason: '申诉成立。' },
    found: { route: periodRoute, list: 'objections', where: { unit }, field: 'objection' },
  });
  life.shows('orange slip withdrawn', 'matter-step-withdrawn', { step: 'orange' });
  const at = { by: 'supervision-2', route: periodRoute, list: 'objections' } as const;
  world.diary.mustHappen({ name: 'objection 申诉, decided', ...at, where: { unit }, namedIn: 'decidedEvent' });
}

/** Signed off by the mayor; a case of the month excluded after the freeze makes it the next revision. */
export function publication(world: World, unit: string): void {
  const life = new Life(world, unit, lastStart(world) * partsOfDay);
  life.register({ ...instruction, data: { limit: { workingDays: 5 } } }).accept();
  life
    .wait(slotOf(world, 4) - life.slot)
    .reply('explained')
    .close();
  life.wait(slotOf(world, 7) - life.slot);
  life.own('exclusion-requested', { reason: 'force-majeure', evidence: [paper('灾情证明.pdf')] });
  life.wait(slotOf(world, 11) - life.slot);
  life.act('supervision-1', 'exclusion-reviews', { grant: true, reason: '暴雨致道路中断，属不可抗力。' });
  life.act('inspection-1', 'exclusion-reviews', { grant: true, reason: '同意剔除。' });
  act(world, slotOf(world, 12), { id: 'sign-off', by: 'mayor', path: `${path}/sign-off`, body: {} });
  const reason = '一件因不可抗力逾期的事项经两人审核剔除，予以更正。';
  act(world, slotOf(world, lastDay), { id: 'correction', by: 'mayor', path: `${path}/corrections`, body: { reason } });
  const at = { by: 'supervision-1', route: periodRoute, list: 'revisions' } as const;
  world.diary.mustHappen({ name: 'ranking signed off and published 签发', ...at, where: { revision: 1 } });
  world.diary.mustHappen({ name: 'ranking corrected 更正', ...at, where: { revision: 2 } });
  world.diary.mustHappen({
    name: 'score explained down to its events 得分溯源',
    by: 'supervision-1',
    route: `${path}/${unit}/explain?kind=published&revision=1`,
    list: 'explanation',
    where: { stream: `matter/${life.number}` },
  });
}

/** A head acknowledges the monthly statement in time, another one has to be reminded. */
export function statements(world: World, acknowledging: string, reminded: string): void {
  const route = '/api/v1/inbox?limit=200';
  const heads = { acknowledging: `head-${acknowledging.toLowerCase()}`, reminded: `head-${reminded.toLowerCase()}` };
  const statement = { kind: 'monthly-statement', subject: `statement/${period}/${acknowledging}` };
  act(world, slotOf(world, 6, 1), {
    id: 'statement-acknowledged',
    by: heads.acknowledging,
    path: '/api/v1/inbox/{found}/acknowledge',
    body: {},
    found: { route, list: 'items', where: statement, field: 'id' },
  });
  const acknowledgedAt = world.timeline.stopOf(slotOf(world, 6, 1)).replace('T15:00:00+08:00', 'T07:00:00.000Z');
  const reminder = { kind: 'statement-reminder', subject: `statement/${period}/${reminded}` };
  const items = { route, list: 'items' } as const;
  world.diary.mustHappen({
    name: 'monthly statement 月度通知, acknowledged',
    by: heads.acknowledging,
    ...items,
    where: { ...statement, acknowledgedAt },
    namedIn: 'acknowledgedEvent',
  });
  world.diary.mustHappen({ name: 'reminder of the statement', by: heads.reminded, ...items, where: reminder });
}
