export { DirectoryCopy, keyOpens } from './directory-copy.js';
export { calendarBeforeAny } from './known-records.js';
export type { Receipt, ResponsibilityRole } from './receivers.policy.js';
export { directoryCopyTables } from './tables.sql.js';
