import { ladderStepsPlanned } from './steps.js';
import { hotline, instruction, lifeAt, satisfied, type Story } from './begin.js';

/** Nobody replies until every rung of the ladder has been taken. */
const wholeLadder: Story = (world) => {
  const life = lifeAt(world, 'J01', 0.05)
    .register({ ...hotline, data: { limit: { workingDays: 3 } } })
    .accept()
    .contact();
  life.days(15, 1).reply('partly').close().followUp(satisfied);
  for (const { step, by } of ladderStepsPlanned) {
    life.shows(`ladder 催办升级: ${step}`, 'matter-escalated', { step });
    life.reaches(`notice of it: ${step}`, by, `ladder-${step}`);
  }
};

/** Replied before the deadline, posted the morning after: the step taken meanwhile falls away by itself. */
const postedTheMorningAfter: Story = (world) => {
  const life = lifeAt(world, 'C05', 0.15)
    .register({ ...instruction, data: { limit: { workingDays: 3 } } })
    .accept();
  life.days(3, 2);
  const data = { unitCode: life.unit, reply: '已办结，系统故障次日补报。', outcome: 'solved' };
  life.post('replied', data, { heldUntil: life.slot + 1 }).wait(2);
  life.act('supervision-1', 'closing', { finding: '经核查，系统故障属实，同意办结。' });
  life.shows('late posting withdraws a step 迟报撤销', 'matter-step-withdrawn', { step: 'head', because: 'replied' });
};

/** Posted days later it counts when it was received, until the office accepts with a reason when it happened. */
const acceptedAsStated: Story = (world) => {
  const life = lifeAt(world, 'D12', 0.2)
    .register({ ...instruction, data: { limit: { workingDays: 3 } } })
    .accept();
  life.days(3, 1);
  const data = { unitCode: life.unit, reply: '已按期办结，因断网三日后补报。', outcome: 'solved' };
  life.post('replied', data, { heldUntil: life.slot + 9 }).wait(10);
  life.acceptStatedTime('supervision-1', '光缆中断有通信公司证明，认可其办理时间。');
  life.close();
  life.shows('stated time accepted 认可办理时间', 'matter-stated-time-accepted');
  life.shows('step withdrawn by it', 'matter-step-withdrawn', { step: 'dunning', because: 'stated-time-accepted' });
};

/** The handler is away: what is dispatched reaches the stand-in. */
const standInReceives: Story = (world) => {
  const day = world.dayAt(0.6);
  const subject = 'D11-A';
  world.diary.post({
    id: 'absence-D11-A',
    key: world.keyFor('D11'),
    type: 'kaoji.post.absent.v1',
    subject,
    time: world.timeline.stopOf(day * 3),
    data: { from: world.timeline.date(day), to: world.timeline.date(day + 2) },
  });
  const life = lifeAt(world, 'D11', 0.6).wait(1).register(hotline).accept().contact().days(2).reply().close();
  life.followUp(satisfied).reaches('AB post AB岗: the stand-in receives', 'second-d11', 'matter-dispatched');
};

export const ladderStories: readonly Story[] = [wholeLadder, postedTheMorningAfter, acceptedAsStated, standInReceives];
