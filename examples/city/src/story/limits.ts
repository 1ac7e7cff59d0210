import { hotline, lifeAt, satisfied, type Story } from './begin.js';

/** An urgent matter on a day of the National Day holiday: the duty roster has it, hours run on the clock. */
const urgentOnHoliday: Story = (world) => {
  const life = lifeAt(world, 'D22', 0);
  const at = (time: string): string => `2026-10-03T${time}:00+08:00`;
  const own = (step: string, time: string, data: object): void =>
    world.diary.post({
      id: `${life.number}-${step}`,
      key: world.keyFor('D22'),
      type: `kaoji.matter.${step}.v1`,
      subject: life.number,
      time: at(time),
      data: { unitCode: 'D22', ...data },
    });
  const data = {
    source: 'hidden-danger',
    kind: 'task',
    title: '边坡位移超限预警',
    content: '节日期间监测预警，请立即处置。',
  };
  own('registered', '10:05', { ...data, handling: 'urgent', limit: { hours: 24 }, weight: 'major' });
  own('accepted', '10:40', { handler: 'D22-A' });
  own('progressed', '11:10', { note: '已转移住户，设置警戒。' });
  own('replied', '18:20', { reply: '险情已处置，恢复监测。', outcome: 'solved' });
  life.days(world.timeline.dayOf('2026-10-08'), 1).close();
  life.shows('urgent 特办 in the holiday', 'matter-replied', { onTime: true });
};

const immediate: Story = (world) => {
  lifeAt(world, 'D33', 0.15)
    .register({ ...hotline, data: { handling: 'immediate' } })
    .accept()
    .contact()
    .wait(1)
    .reply('explained')
    .close()
    .followUp(satisfied)
    .shows('immediate 即办', 'matter-replied', { onTime: true });
};

/** A fixed date, counted back from. */
const forcedBack: Story = (world) => {
  const day = world.dayAt(0.1);
  const dueAt = `${world.timeline.date(day + 9)}T17:30:00+08:00`;
  lifeAt(world, 'D10', 0.1)
    .register({
      source: 'project-problem',
      registrar: 'enterprise',
      citizen: false,
      data: { handling: 'forced-back', limit: { dueAt } },
    })
    .accept()
    .days(4)
    .own('progressed', { note: '已完成临时用电接入方案。' })
    .days(4)
    .reply()
    .close()
    .shows('forced back 倒逼', 'matter-replied', { onTime: true });
};

export const limitStories: readonly Story[] = [urgentOnHoliday, immediate, forcedBack];
