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

export const clockStories: readonly Story[] = [paused, pauseRefused, extended, extensionRefused, calendarChanged];
