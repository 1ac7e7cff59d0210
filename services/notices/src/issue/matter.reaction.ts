import {
  MatterDispatched,
  MatterEscalated,
  MatterExclusionDecided,
  MatterExtensionDecided,
  MatterPauseRefused,
  MatterReturnRuled,
  MatterReturned,
  MatterSentBack,
  MatterStepWithdrawn,
  ladderSteps,
  type LadderStepName,
  type NoticeKind,
  type WithFigures,
} from '@kaoji/contracts';
import { eventId, streamName } from '@kaoji/kernel';
import { announcementId, type Announce, type CorrespondenceCommand, type Details } from './correspondence.decide.js';
import { isSlip } from '../slip/slip-number.policy.js';
import type { NumberSlip } from '../slip/slip-series.decide.js';
import { ladderNotice } from './notice-rules.policy.js';

/** An event of a matter as the stream brings it. */
export interface MatterEvent {
  readonly producer: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly backfill?: true; readonly actor?: string };
}

type Commands = readonly { readonly stream: string; readonly command: CorrespondenceCommand | NumberSlip }[];

/** What a notice tells beside its kind; `unit` null: the unit that leads the matter. */
interface Told {
  readonly kind: NoticeKind;
  readonly unit: string | null;
  readonly details: Details;
  readonly urgent?: boolean;
}

/**
 * History that was loaded tells nobody anything. What time brought about a matter loaded still open is no history: its
 * step came due here (contract.md, Events from agencies; domain.md 3, Backfill).
 */
const wasOverBefore = ({ metadata }: MatterEvent): boolean => metadata.backfill === true && metadata.actor !== 'clock';

const identity = ({ producer, stream, version }: MatterEvent): string => eventId(producer, stream, version);

const announced = (event: MatterEvent, { kind, unit, details, urgent = false }: Told): Announce => ({
  type: 'announce',
  announcement: announcementId(identity(event), kind, unit),
  ...{ kind, unit, urgent, period: null, details, orElse: leadInFigures(event.data) },
});

const leadInFigures = ({ figures }: WithFigures): string | null =>
  figures?.cases?.findLast((figure) => figure.case.startsWith('lead/'))?.unit ?? null;

/** A slip gets the next number of its kind in the transaction that announces it. */
function numbered(event: MatterEvent, { kind, unit }: Told): Commands {
  if (!isSlip(kind) || unit === null) return [];
  const announcement = announcementId(identity(event), kind, unit);
  const command: NumberSlip = { type: 'number-slip', announcement, subject: event.stream, kind, unit };
  return [{ stream: streamName('slip-series', kind), command }];
}

/** A reaction that tells of an event; each command goes to the correspondence about the matter, a slip is numbered. */
const telling =
  <T extends object>(tell: (data: T) => readonly Told[]) =>
  (event: MatterEvent): Commands =>
    wasOverBefore(event)
      ? []
      : tell(event.data as T).flatMap((told) => [
          { stream: streamName('correspondence', event.stream), command: announced(event, told) },
          ...numbered(event, told),
        ]);

const dispatched = ({ unit, round, deadline, acceptBy, limit, parts }: MatterDispatched): readonly Told[] => {
  const urgent = 'hours' in limit;
  const details = { round, acceptBy };
  return [
    { kind: 'matter-dispatched', unit, urgent, details: { ...details, deadline: deadline?.dueAt ?? null } },
    ...parts.map((part) => ({
      ...{ kind: 'matter-dispatched' as const, unit: part.unit, urgent },
      details: { ...details, deadline: part.dueAt ?? null, part: true },
    })),
  ];
};

const stepNamed = (name: string): LadderStepName | undefined => ladderSteps.find((step) => step === name);

function escalated({ step: name, unit, round, dueAt, urgent, title, deadline }: MatterEscalated): readonly Told[] {
  const step = stepNamed(name);
  return step === undefined
    ? []
    : [{ kind: ladderNotice(step), unit, urgent, details: { step, round, dueAt, title, deadline } }];
}

/** The slip is struck out wherever it was shown, and a notice says that it fell away; loaded history had none. */
function stepWithdrawn(event: MatterEvent): Commands {
  const { step: name, unit, round, escalated: version, because } = event.data as MatterStepWithdrawn;
  const step = stepNamed(name);
  if (step === undefined || wasOverBefore(event)) return [];
  const slip = announcementId(identity({ ...event, version }), ladderNotice(step), unit);
  const stream = streamName('correspondence', event.stream);
  const details = { step, round, because };
  return [
    { stream, command: { type: 'withdraw', announcement: slip, because: identity(event) } },
    { stream, command: announced(event, { kind: 'step-withdrawn', unit, details }) },
  ];
}

/** Whom an event of a matter is told to: one entry per type that the contracts list for this service. */
export const matterReactions: Readonly<Record<string, (event: MatterEvent) => Commands>> = {
  [MatterDispatched.type]: telling(dispatched),
  [MatterReturned.type]: telling(({ unit, reason, article, ruleBy }: MatterReturned) => [
    { kind: 'matter-returned', unit, details: { reason, article: article ?? null, ruleBy } },
  ]),
  [MatterReturnRuled.type]: telling(({ ruling, unit, reason }: MatterReturnRuled) => [
    { kind: 'return-ruled', unit: null, details: { ruling, movesTo: unit ?? null, reason } },
  ]),
  [MatterPauseRefused.type]: telling(({ reason, deadline }: MatterPauseRefused) => [
    { kind: 'pause-refused', unit: null, details: { reason, deadline: deadline?.dueAt ?? null } },
  ]),
  [MatterExtensionDecided.type]: telling(({ granted, reason, deadline }: MatterExtensionDecided) => [
    { kind: 'extension-decided', unit: null, details: { granted, reason, deadline: deadline?.dueAt ?? null } },
  ]),
  [MatterSentBack.type]: telling(({ reason }: MatterSentBack) => [
    { kind: 'matter-sent-back', unit: null, details: { reason } },
  ]),
  [MatterExclusionDecided.type]: telling(({ granted, reason }: MatterExclusionDecided) => [
    { kind: 'exclusion-decided', unit: null, details: { granted, reason } },
  ]),
  [MatterEscalated.type]: telling(escalated),
  [MatterStepWithdrawn.type]: stepWithdrawn,
};
