import type { EventClass, EventDeclaration } from '../event-declaration.js';
import * as approval from './approval.js';
import * as conduct from './conduct.js';
import * as danger from './danger.js';
import * as duty from './duty.js';
import * as inspection from './inspection.js';
import * as handling from './matter-handling.js';
import * as clock from './matter-clock.js';
import * as registered from './matter-registered.js';
import * as reply from './matter-reply.js';
import * as post from './post.js';
import * as service from './service.js';
import * as target from './target.js';

/** About whom a type is: a unit of the key's own, somebody else, or either (contract.md, Own or others). */
export type Who = 'own' | 'others' | 'both';

/** A type that agencies post. */
export interface PostedDeclaration extends EventDeclaration {
  /** What the event carries: as posted, personal data replaced. */
  readonly event: EventClass;
  /** What agencies post; intake validates by it. */
  readonly posted: EventClass;
  readonly producer: 'intake';
  readonly who: Who;
  /**
   * The fields that name the unit concerned, whose place decides between own and others; `personCode` stands for the
   * person's unit. Empty: the subject alone tells, so its owner checks.
   */
  readonly concerned: readonly string[];
  /** Every path that names a unit, which must exist: `coUnits.*.unitCode` for each item. */
  readonly units: readonly string[];
}

type Facts = Partial<Pick<PostedDeclaration, 'who' | 'concerned' | 'units' | 'event'>>;

const unitOnly = ['unitCode'] as const;

/** Who decides what a posted event comes to, by the second word of its type (contract.md, Owners). */
const owners: Readonly<Record<string, string>> = {
  target: 'targets',
  obligation: 'targets',
  problem: 'targets',
  notice: 'targets',
  indicator: 'targets',
  investment: 'targets',
  matter: 'supervision',
  danger: 'supervision',
  approval: 'supervision',
  'enterprise-inspection': 'supervision',
  inspection: 'supervision',
  service: 'evaluation',
  litigation: 'accountability',
  incident: 'accountability',
  commendation: 'accountability',
  post: 'directory',
};

/** Concepts whose owner has handlers; all others wait. */
const handled: readonly string[] = ['matter', 'post'];

/** The second word of a type: `kaoji.matter.registered.v1` is about a matter, its stream is `matter/<subject>`. */
export const subjectConcept = (type: string): string => type.split('.')[1] ?? '';

function declared(posted: EventClass, facts: Facts = {}): PostedDeclaration {
  const concept = subjectConcept(posted.type);
  const owner = owners[concept];
  if (!owner) throw new RangeError(`${posted.type} has no owner`);
  const concerned = facts.concerned ?? unitOnly;
  const delivery = handled.includes(concept) ? { takers: [owner] } : { takers: [], waiting: true as const };
  return {
    event: posted,
    posted,
    producer: 'intake',
    owner,
    who: 'own',
    concerned,
    units: concerned.filter((field) => field !== 'personCode'),
    ...delivery,
    ...facts,
  };
}

const others = { who: 'others' } as const;
/** The subject alone tells whose it is. */
const bySubject = { concerned: [] } as const;

const targets: readonly PostedDeclaration[] = [
  declared(target.PostedTargetProgressReported, bySubject),
  declared(target.PostedTargetProgressVerified, { ...others, ...bySubject }),
  declared(target.PostedTargetMilestoneReached, bySubject),
  declared(target.PostedIndicatorMeasured, others),
  declared(target.PostedInvestmentReviewed),
  declared(duty.PostedNoticeAnswered),
  declared(duty.PostedObligationSubmitted),
  declared(duty.PostedProblemReported),
  declared(duty.PostedProblemProgressed),
  declared(duty.PostedProblemResolved),
];

const matters: readonly PostedDeclaration[] = [
  declared(registered.PostedMatterRegistered, {
    event: registered.StoredMatterRegistered,
    who: 'both',
    units: ['unitCode', 'functionalUnitCode', 'firstAskedUnitCode', 'coUnits.*.unitCode'],
  }),
  declared(handling.PostedMatterAccepted),
  declared(handling.PostedMatterReturned),
  declared(handling.PostedMatterTransferred, {
    concerned: ['fromUnitCode'],
    units: ['fromUnitCode', 'toUnitCode'],
  }),
  declared(handling.PostedMatterContacted),
  declared(handling.PostedMatterProgressed),
  declared(clock.PostedMatterPaused),
  declared(clock.PostedMatterResumed),
  declared(clock.PostedMatterExtensionRequested),
  declared(reply.PostedMatterReplied, { units: ['unitCode', 'outstandingUnitCodes.*'] }),
  declared(reply.PostedMatterCoReplied),
  declared(reply.PostedMatterFollowedUp, { event: reply.StoredMatterFollowedUp, ...others, ...bySubject }),
  declared(reply.PostedMatterExclusionRequested),
];

const approvals: readonly PostedDeclaration[] = [
  declared(approval.PostedApprovalReceived, { event: approval.StoredApprovalReceived }),
  declared(approval.PostedApprovalMaterialsRequested, bySubject),
  declared(approval.PostedApprovalDeclined, bySubject),
  declared(approval.PostedApprovalPaused, bySubject),
  declared(approval.PostedApprovalResumed, bySubject),
  declared(approval.PostedApprovalStepDone, bySubject),
  declared(approval.PostedApprovalDecided, bySubject),
];

const watched: readonly PostedDeclaration[] = [
  declared(danger.PostedDangerListed, others),
  declared(danger.PostedDangerPlanned),
  declared(danger.PostedDangerRectified),
  declared(inspection.PostedEnterpriseInspectionOpened),
  declared(inspection.PostedEnterpriseInspectionClosed, bySubject),
  declared(inspection.PostedInspectionFound, others),
];

const services: readonly PostedDeclaration[] = [
  declared(service.PostedServiceRated, { event: service.StoredServiceRated, who: 'both' }),
  declared(service.PostedServiceRatingAppealed),
];

const conducts: readonly PostedDeclaration[] = [
  declared(conduct.PostedLitigationConcluded, others),
  declared(conduct.PostedIncidentReported, others),
  declared(conduct.PostedCommendationAwarded, { ...others, concerned: ['unitCode', 'personCode'] }),
];

/** Every type that agencies post (contract.md, Events from agencies). */
export const postedTypes: readonly PostedDeclaration[] = [
  ...targets,
  ...matters,
  ...watched,
  ...approvals,
  ...services,
  ...conducts,
  declared(post.PostedPostAbsent, bySubject),
];

const byType: ReadonlyMap<string, PostedDeclaration> = new Map(
  postedTypes.map((declaration) => [declaration.posted.type, declaration]),
);

/** The declaration of a type that agencies post, or nothing. */
export const postedType = (type: string): PostedDeclaration | undefined => byType.get(type);
