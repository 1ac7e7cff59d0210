import { mergedUnit } from '../plan/background.js';
import { hotline, instruction, lifeAt, mailbox, notSolved, satisfied, type Story } from './begin.js';

const reason = '该事项不属于我单位职责范围。';

const returnedAndStays: Story = (world) => {
  lifeAt(world, 'D31', 0.1)
    .register(hotline)
    .wait(1)
    .own('returned', { reason })
    .act('supervision-1', 'rulings', { ruling: 'stays', reason: '属你单位职责，请依法办理。' })
    .accept()
    .days(1)
    .contact()
    .days(1)
    .reply()
    .close()
    .followUp(satisfied)
    .shows('return 退回', 'matter-returned')
    .shows('ruling 裁定: it stays', 'matter-return-ruled', { ruling: 'stays' });
};

const wronglyDispatched: Story = (world) => {
  const life = lifeAt(world, 'D31', 0.2).register(mailbox).wait(1).own('returned', { reason });
  life.act('supervision-2', 'rulings', {
    ruling: 'moves',
    unitCode: 'D32',
    reason: '派单有误，改派市卫生健康委员会。',
  });
  life.unit = 'D32';
  life.accept().contact().days(3).reply().close('supervision-2').followUp(satisfied);
  life.shows('wrong dispatch 派单有误: it moves', 'matter-return-ruled', { ruling: 'moves', legalOpinion: null });
  life.shows('new dispatch after a ruling', 'matter-dispatched', { because: 'ruling', unit: 'D32' });
};

/** The unit names the article by which it has no competence: the deputy secretary-general rules with a legal opinion. */
const withoutCompetence: Story = (world) => {
  const life = lifeAt(world, 'D30', 0.25).register(hotline).wait(1);
  life.own('returned', { reason, noCompetenceArticle: '《城市道路管理条例》第六条' });
  const legalOpinion = '经审查，依该条由住房城乡建设部门主管。';
  life.act('secretary-5', 'rulings', { ruling: 'moves', unitCode: 'D12', reason: '按法律意见改派。', legalOpinion });
  life.unit = 'D12';
  life.accept().contact().days(3).reply().close().followUp(satisfied);
  life.shows('ruling with a legal opinion 法律意见', 'matter-return-ruled', { ruling: 'moves', legalOpinion });
};

const transferredByFirstAsked: Story = (world) => {
  const life = lifeAt(world, 'D33', 0.3)
    .register({ ...hotline, data: { firstAskedUnitCode: 'D33' } })
    .wait(1);
  life.post('transferred', { fromUnitCode: 'D33', toUnitCode: 'D34', reason: '首问单位转有权单位办理。' });
  life.unit = 'D34';
  life.wait(1).accept().contact().days(3).reply().close('supervision-3').followUp(satisfied);
  life.shows('transfer 首问转办', 'matter-transferred', { from: 'D33', to: 'D34' });
};

const dispatchedByOffice: Story = (world) => {
  lifeAt(world, 'D36', 0.35)
    .register({ ...mailbox, data: { unitCode: undefined } })
    .act('supervision-3', 'dispatches', { unitCode: 'D36' })
    .accept()
    .contact()
    .days(2)
    .reply()
    .close('supervision-3')
    .followUp(satisfied)
    .shows('dispatch by the office 交办', 'matter-dispatched', { because: 'first', unit: 'D36' });
};

const merged: Story = (world) => {
  const petitioner = { name: '重复诉求人', phone: '13900009999' };
  const topic = { title: '夜间施工噪声扰民', category: '噪声', kind: 'complaint' } as const;
  const same = { ...hotline, topic, data: { petitioner, place: '第7网格' } };
  const first = lifeAt(world, 'D31', 0.4).register(same).accept().contact();
  const second = lifeAt(world, 'D31', 0.4)
    .wait(4)
    .register({ ...same, ...{ source: 'letter', registrar: 'petitions' } });
  second.act('supervision-2', 'mergers', { into: first.number, reason: '同一人同一地点同一事由，并案办理。' });
  second.shows('merge of a repeat 并案', 'matter-merged', { into: first.number });
  first.days(3).reply().close().followUp(notSolved);
};

/** One reference is supervised at a unit once while it is open. */
const duplicateRefused: Story = (world) => {
  const again = { ...instruction, data: { reference: '澜政督〔2026〕21号' } };
  lifeAt(world, 'D02', 0.2).register(again).accept().days(5).reply().close();
  const second = lifeAt(world, 'D02', 0.2).days(1).register(again);
  world.diary.mustBeRejected(`${second.number}-registered`);
  world.diary.mustHappen({
    name: 'second supervision of one reference refused 重复督办',
    by: 'supervision-1',
    route: '/api/v1/events?status=rejected&limit=200',
    list: 'items',
    where: { code: 'duplicate-supervision' },
  });
};

/** A street is merged into another: its open matter goes over, the clock runs on. */
const unitMerged: Story = (world) => {
  const { timeline, diary } = world;
  const day = world.dayAt(0.55);
  const life = lifeAt(world, mergedUnit, 0)
    .days(Math.max(0, day - 2))
    .register(mailbox)
    .accept()
    .contact();
  life.unit = 'J01';
  life.days(4).reply().close().followUp(satisfied);
  life.shows('unit merged 撤并: its open matter goes to the successor', 'matter-dispatched', { because: 'succession' });
  const body = { on: timeline.date(day + 1), successors: ['J01'], successor: 'J01' };
  const path = `/api/v1/directory/units/${mergedUnit}/succession`;
  diary.call({ id: 'unit-merged', by: 'admin-1', path, body }, timeline.stopOf(day * 3));
};

export const dispatchStories: readonly Story[] = [
  returnedAndStays,
  wronglyDispatched,
  withoutCompetence,
  transferredByFirstAsked,
  dispatchedByOffice,
  merged,
  duplicateRefused,
  unitMerged,
];
