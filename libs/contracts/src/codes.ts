/** The code lists of contract.md. A later version may add to them; a code is never renamed, since events hold it for ever. */

/** Where a matter comes from. */
export const matterSources = [
  'meeting-decision',
  'leader-instruction',
  'deputy-proposal',
  'cppcc-motion',
  'mayor-mailbox',
  'hotline',
  'efficiency-110',
  'enterprise-110',
  'report-centre',
  'petition',
  'letter',
  'media-exposure',
  'hidden-danger',
  'inspection-finding',
  'audit-finding',
  'self-check',
  'review-opinion',
  'bad-rating',
  'project-problem',
  'obligation',
] as const;
export type MatterSource = (typeof matterSources)[number];

export const matterKinds = ['enquiry', 'help', 'complaint', 'report', 'advice', 'task'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** Handling types 即办制: 即办, 限办, 特办, 倒逼. */
export const handlingTypes = ['immediate', 'limited', 'urgent', 'forced-back'] as const;
export type HandlingType = (typeof handlingTypes)[number];

/** What a matter weighs in the on-time rate: 1, 2, 3 (domain.md 3). */
export const matterWeights = ['ordinary', 'important', 'major'] as const;
export type MatterWeight = (typeof matterWeights)[number];

/** Reasons for which a clock may be paused 中止. */
export const pauseReasons = [
  'applicant-papers',
  'hearing',
  'tender',
  'auction',
  'inspection',
  'test',
  'quarantine',
  'appraisal',
  'expert-review',
  'third-party-opinion',
  'court',
  'force-majeure',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Reasons for which a case may be left out of the rates 剔除. */
export const exclusionReasons = [
  'emergency',
  'legal-route',
  'repeated',
  'secret',
  'beyond-duty',
  'unlawful',
  'force-majeure',
  'malice',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** What is out of scope (domain.md 3, Dispatch catalogue: six kinds): answered with the right route. */
export const outOfScopeGrounds = [
  'emergency',
  'legal-route',
  'repeated',
  'secret',
  'beyond-duty',
  'unlawful',
] as const satisfies readonly ExclusionReason[];
export type OutOfScopeGround = (typeof outOfScopeGrounds)[number];

export const dangerLevels = ['province', 'city', 'county', 'township'] as const;
export type DangerLevel = (typeof dangerLevels)[number];

export const awardLevels = ['national', 'province', 'city', 'county'] as const;
export type AwardLevel = (typeof awardLevels)[number];

export const channels = ['window', 'phone', 'web', 'app', 'sms', 'paper', 'system'] as const;
export type Channel = (typeof channels)[number];

/** What a unit says that its reply came to. */
export const replyOutcomes = ['solved', 'partly', 'explained', 'not-solved'] as const;
export type ReplyOutcome = (typeof replyOutcomes)[number];

/** What a petitioner says in a follow-up 回访 about the first contact. */
export const contactTimes = ['in-time', 'late', 'never'] as const;
export type ContactTime = (typeof contactTimes)[number];

/** What a petitioner says in a follow-up 回访 about the result. */
export const solvedDegrees = ['fully', 'partly', 'not'] as const;
export type SolvedDegree = (typeof solvedDegrees)[number];

export const progressVerdicts = ['accepted', 'returned', 'false'] as const;
export type ProgressVerdict = (typeof progressVerdicts)[number];

export const approvalResults = ['granted', 'refused', 'withdrawn'] as const;
export type ApprovalResult = (typeof approvalResults)[number];

/** Inspection rounds 明查暗访: 明查, 暗访, service test 服务测评, audit. */
export const inspectionKinds = ['open', 'secret', 'test', 'audit'] as const;
export type InspectionKind = (typeof inspectionKinds)[number];

export const severities = ['minor', 'major', 'grave'] as const;
export type Severity = (typeof severities)[number];

export const litigationKinds = ['lawsuit', 'reconsideration'] as const;
export type LitigationKind = (typeof litigationKinds)[number];

export const litigationOutcomes = ['upheld', 'lost', 'partly-lost', 'withdrawn', 'settled'] as const;
export type LitigationOutcome = (typeof litigationOutcomes)[number];

/** Whether the head of the unit came to court. */
export const headAppearances = ['appeared', 'deputy', 'excused', 'absent', 'not-required'] as const;
export type HeadAppearance = (typeof headAppearances)[number];
