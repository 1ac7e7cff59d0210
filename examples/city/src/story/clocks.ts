import { hotline, instruction, lifeAt, mailbox, satisfied, type Story } from './begin.js';

/** The clock stands while a test is made, and runs on. */
const paused: Story = (world) => {
  lifeAt(world, 'D11', 0.05)
    .register(hotline)
    .accept()
    .contact()
    .days(1)
    .own('paused', { reason: 'test', basis: '需委托第三方检测，检测期间不计入时限。' })
    .days(2)
    .own('resumed')
    .days(2)
    .reply()
    .close()
    .followUp(satisfied)
    .shows('pause 中止', 'matter-paused')
    .shows('clock runs on 恢复', 'matter-resumed');
};

const pauseRefused: Story = (world) => {
  lifeAt(world, 'D12', 0.1)
    .register(mailbox)
    .accept()
    .contact()
    .days(1)
    .own('paused', { reason: 'hearing', basis: '拟召开听证会。' })
    .act('supervision-2', 'pause-refusals', { reason: '该事项无须听证，不同意中止。' })
    .days(2)
    .reply()
    .close('supervision-2')
    .followUp(satisfied)
    .shows('pause refused 不同意中止', 'matter-pause-refused');
};

const extended: Story = (world) => {
  lifeAt(world, 'C01', 0.1)
    .register(mailbox)
    .accept()
    .contact()
    .days(2)
    .own('extension-requested', { workingDays: 2, reason: '涉及多方现场勘查，申请延期两个工作日。' })
    .act('supervision-1', 'extension-decisions', { granted: true, reason: '情况属实，同意延期。' })
    .days(3)
    .reply()
    .close()
    .followUp(satisfied)
    .shows('extension 延期', 'matter-extension-decided', { granted: true });
};

const extensionRefused: Story = (world) => {
  lifeAt(world, 'D32', 0.2)
    .register(hotline)
    .accept()
    .contact()
    .days(2)
    .own('extension-requested', { workingDays: 1, reason: '人手不足。' })
    .act('supervision-1', 'extension-decisions', { granted: false, reason: '理由不充分，不予延期。' })
    .days(1)
    .reply('explained')
    .close()
    .followUp(satisfied)
    .shows('extension refused 不予延期', 'matter-extension-decided', { granted: false });
};

/** In mid-month the city sets a day off and a Saturday worked for it: open deadlines are computed again. */
const calendarChanged: Story = (world) => {
  const { timeline, diary } = world;
  const { day, off, worked } = timeline.calendarChange;
  const life = lifeAt(world, 'C03', 0)
    .days(Math.max(0, day - 2))
    .register({ ...instruction, data: { weight: 'major' } });
  life.accept().days(8).reply().close().shows('calendar change in mid-month 调休变更', 'matter-deadline-recomputed');
  const overrides = [
    { date: off, working: false },
    { date: worked, working: true },
  ];
  const body = { overrides, reason: '防汛应急响应，全市调休。' };
  diary.call(
    { id: 'calendar-change', by: 'admin-1', path: '/api/v1/directory/calendar/changes', body },
    timeline.stopOf(day * 3),
  );
};

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

export const clockStories: readonly Story[] = [
  paused,
  pauseRefused,
  extended,
  extensionRefused,
  calendarChanged,
  urgentOnHoliday,
  immediate,
  forcedBack,
];
