import type { Role, Scope, Verb } from './verbs.js';

type Grants = Readonly<Partial<Record<Role, Scope>>>;

const everybodySignedIn = (scope: Scope): Grants => ({
  administrator: scope,
  'supervision-office': scope,
  'review-office': scope,
  'inspection-office': scope,
  leader: scope,
  'unit-head': scope,
  handler: scope,
  'organisation-department': scope,
  auditor: scope,
});

/** A unit sees its own detail; those who judge, lead or audit see all (domain.md 6, Feeds). */
const rankingReaders: Grants = {
  'supervision-office': 'all',
  'review-office': 'all',
  'inspection-office': 'all',
  leader: 'all',
  'organisation-department': 'all',
  auditor: 'all',
  'unit-head': 'subtree',
  handler: 'own',
};

const office: Grants = { 'supervision-office': 'all' };

/** Role x verb x scope: who may do what, for which units (architecture.md, Security). What is not here is refused. */
export const rightsTable: Readonly<Record<Verb, Grants>> = {
  'read-directory': { ...everybodySignedIn('all'), 'api-key': 'all' },
  'change-directory': { administrator: 'all', 'organisation-department': 'all' },
  'manage-keys': { administrator: 'all' },
  'manage-people': { administrator: 'all', 'organisation-department': 'all' },
  'manage-calendar': { administrator: 'all' },
  'post-events': { ...office, 'unit-head': 'subtree', handler: 'own', 'api-key': 'subtree' },
  'read-own-events': { ...office, auditor: 'all', 'unit-head': 'subtree', handler: 'own', 'api-key': 'subtree' },
  'upload-file': { ...office, 'unit-head': 'subtree', handler: 'own', 'api-key': 'subtree' },
  'read-personal-data': { ...office, 'unit-head': 'subtree', handler: 'own' },
  'register-matter': { ...office, 'unit-head': 'subtree' },
  'read-matters': {
    ...office,
    'inspection-office': 'all',
    leader: 'all',
    auditor: 'all',
    'unit-head': 'subtree',
    handler: 'own',
  },
  'handle-matter': { 'unit-head': 'subtree', handler: 'own' },
  'dispatch-matter': office,
  'rule-on-return': { ...office, leader: 'all' },
  'verify-matter': office,
  'decide-extension': office,
  'decide-exclusion': { ...office, 'inspection-office': 'all' },
  'refuse-pause': office,
  'follow-up-matter': office,
  'read-live-ranking': rankingReaders,
  'read-published-ranking': { ...everybodySignedIn('all'), 'api-key': 'all', public: 'all' },
  'explain-ranking': rankingReaders,
  'sign-off-ranking': { leader: 'all' },
  'object-to-score': { 'unit-head': 'subtree' },
  'decide-objection': office,
  'manage-schemes': { ...office, 'review-office': 'all' },
  rebuild: { administrator: 'all' },
  'read-own-inbox': everybodySignedIn('own'),
  'acknowledge-notice': everybodySignedIn('own'),
  'read-operations': { administrator: 'all', auditor: 'all' },
  'retry-mail': { administrator: 'all' },
  'move-drill-clock': { administrator: 'all' },
};
