export {
  type CalendarData,
  type CalendarKind,
  type CalendarOverride,
  type CalendarProblem,
  calendarProblems,
  type CalendarSource,
  DEFAULT_OFFICE_HOURS,
  type OfficeHours,
  weekdaysCalendarData,
} from './calendar-data.js';
export { chinaCalendarData, type ChinaCalendarSource, isSeededYear } from './china-calendar.js';
export type { Instant } from './civil/instant.js';
export {
  addCalendarDays,
  addHours,
  addMonths,
  addWorkingDays,
  type Deadline,
  deadlineOf,
  DEFAULT_IMMEDIATE_RULE,
  extendedDeadline,
  immediateDeadline,
  type ImmediateRule,
} from './deadlines.js';
export * from './ladder-time.js';
export * from './light-time.js';
export * from './limits.js';
export * from './month-timetable.js';
export { closeOfWorkingDay, nextOpening, openingOfWorkingDay, withinOfficeHours } from './office-hours.js';
export { addOfficeTime, officeTimeBetween } from './office-time.js';
export { deadlineAfterPauses, movedByPauses, type Pause } from './pauses.js';
export { calendarDataOf, calendarOf, isProvisional, localDate, WorkCalendar } from './work-calendar.js';
export {
  isWorkingDay,
  nextWorkingDay,
  workingDayAfter,
  workingDayOnOrAfter,
  workingDaysBetween,
} from './working-days.js';
