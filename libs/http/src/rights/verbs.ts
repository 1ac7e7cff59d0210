/** What can be done, by the service that it is done in. Every route names one (`@Access`). */
export const verbs = [
  'read-directory',
  'change-directory',
  'manage-keys',
  'manage-people',
  'manage-calendar',
  'post-events',
  'read-own-events',
  'upload-file',
  'read-personal-data',
  'register-matter',
  'read-matters',
  'handle-matter',
  'dispatch-matter',
  'rule-on-return',
  'verify-matter',
  'decide-extension',
  'decide-exclusion',
  'refuse-pause',
  'follow-up-matter',
  'read-live-ranking',
  'read-published-ranking',
  'explain-ranking',
  'sign-off-ranking',
  'object-to-score',
  'decide-objection',
  'manage-schemes',
  'rebuild',
  'read-own-inbox',
  'acknowledge-notice',
  'read-operations',
  'retry-mail',
  'move-drill-clock',
] as const;
export type Verb = (typeof verbs)[number];

/** Who somebody is (architecture.md, Security). The last two are no people. */
export const roles = [
  'administrator',
  'supervision-office',
  'review-office',
  'inspection-office',
  'leader',
  'unit-head',
  'handler',
  'organisation-department',
  'auditor',
  'api-key',
  'public',
] as const;
export type Role = (typeof roles)[number];

/** How far a right reaches: the unit itself, it and all below, the whole installation. */
export const scopes = ['own', 'subtree', 'all'] as const;
export type Scope = (typeof scopes)[number];
