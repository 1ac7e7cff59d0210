import { MatterAcceptanceMissed, MatterContactMissed, MatterEscalated } from '@kaoji/contracts';
import { accept, reject, type Decision } from '@kaoji/kernel';
import type { HandlingEvent } from '../handling/handling.state.js';
import { isDue } from '../matter/agenda.policy.js';
import { presentRound, type MatterFile, type Round } from '../matter/file.state.js';
import type { Setting } from '../matter/terms.policy.js';
import type { LadderEvent } from './ladder.state.js';
import { recompute } from './recompute.decide.js';

export type LadderCommand =
  | { readonly type: 'escalate'; readonly step: string; readonly round: number }
  | { readonly type: 'miss-acceptance'; readonly round: number }
  | { readonly type: 'miss-contact'; readonly round: number }
  /** Calendar or policy changed. */
  | { readonly type: 'recompute'; readonly because: string };

type Of<T extends LadderCommand['type']> = Extract<LadderCommand, { type: T }>;

export function decideLadder(
  command: LadderCommand,
  matter: MatterFile,
  setting: Setting,
): Decision<LadderEvent | HandlingEvent> {
  switch (command.type) {
    case 'escalate':
      return escalate(command, matter, setting);
    case 'miss-acceptance':
      return missAcceptance(command, matter, setting);
    case 'miss-contact':
      return missContact(command, matter, setting);
    case 'recompute':
      return recompute(command.because, matter, setting);
  }
}

/** The round that a step falls due for now; a step is taken once per round (domain.md 3, Escalation ladder). */
const roundOfStep = (kind: string, round: number, matter: MatterFile, { now }: Setting): Round | undefined =>
  isDue(matter, { kind, round }, now) ? presentRound(matter) : undefined;

function escalate(
  { step, round: number }: Of<'escalate'>,
  matter: MatterFile,
  setting: Setting,
): Decision<LadderEvent> {
  const round = roundOfStep(`ladder-${step}`, number, matter, setting);
  const rung = round?.deadline?.steps.find((one) => one.step === step);
  if (!round?.deadline || !rung) return reject('step-not-due');
  const data = {
    step,
    round: number,
    unit: round.unit,
    dueAt: rung.dueAt,
    deliveredAt: setting.now,
    urgent: matter.handling === 'urgent',
    title: matter.title,
    deadline: round.deadline.dueAt,
  };
  return accept({ type: MatterEscalated.type, data });
}

function missAcceptance(
  { round: number }: Of<'miss-acceptance'>,
  matter: MatterFile,
  setting: Setting,
): Decision<HandlingEvent> {
  const round = roundOfStep('acceptance', number, matter, setting);
  if (!round) return reject('step-not-due');
  const { to: unit, acceptBy } = matter.transfer ?? { to: round.unit, acceptBy: round.acceptBy };
  return accept({ type: MatterAcceptanceMissed.type, data: { unit, acceptBy } });
}

function missContact(
  { round: number }: Of<'miss-contact'>,
  matter: MatterFile,
  setting: Setting,
): Decision<HandlingEvent> {
  const contactBy = roundOfStep('contact', number, matter, setting)?.contactBy;
  if (!contactBy) return reject('step-not-due');
  return accept({ type: MatterContactMissed.type, data: { contactBy } });
}
