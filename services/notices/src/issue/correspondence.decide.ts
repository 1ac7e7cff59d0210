import type { NoticeKind } from '@kaoji/contracts';
import { accept, digestId, monthOf, periodBounds, reject, type Decision, type Instant } from '@kaoji/kernel';
import type { Offices } from './addressees.policy.js';
import {
  announcementOf,
  evolveCorrespondence,
  type Correspondence,
  type CorrespondenceEvent,
} from './correspondence.state.js';
import { deliver, whenToDeliver, type Setting } from './delivery.policy.js';
import { ruleOf } from './notice-rules.policy.js';

export type Details = Readonly<Record<string, string | number | boolean | null>>;

/** Something happened that somebody is to know. */
export interface Announce {
  readonly type: 'announce';
  readonly announcement: string;
  readonly kind: NoticeKind;
  /** Null: the unit that leads the matter. */
  readonly unit: string | null;
  /** The unit in the event's figures, where no dispatch told which unit leads: a matter loaded as history. */
  readonly orElse?: string | null;
  readonly urgent: boolean;
  readonly period: string | null;
  readonly details: Details;
}

export type CorrespondenceCommand =
  | Announce
  | { readonly type: 'withdraw'; readonly announcement: string; readonly because: string }
  | { readonly type: 'deliver'; readonly announcement: string }
  | { readonly type: 'overdue'; readonly announcement: string }
  | { readonly type: 'read' | 'acknowledge'; readonly notice: string; readonly person: string };

export interface Circumstances {
  readonly now: Instant;
  readonly stream: string;
  readonly terms: Offices;
}

type Decided = Decision<CorrespondenceEvent>;

/** The same cause and kind are the same announcement, whoever repeats them (messaging.md, The event table). */
export const announcementId = (cause: string, kind: NoticeKind, unit: string | null): string =>
  digestId(cause, kind, unit ?? '');

export const subjectOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

export function decideCorrespondence(
  command: CorrespondenceCommand,
  state: Correspondence,
  { now, stream, terms }: Circumstances,
): Decided {
  const setting: Setting = { subject: subjectOf(stream), now, offices: terms };
  switch (command.type) {
    case 'announce':
      return announce(command, state, setting);
    case 'withdraw':
      return withdraw(command, state, setting.subject);
    case 'deliver':
      return accept(...deliver(announcementOf(state, command.announcement), state, setting));
    case 'overdue':
      return overdue(command.announcement, state, setting);
    case 'read':
    case 'acknowledge':
      return note(command, state, setting);
  }
}

/** An announcement that was made, or withdrawn before it was, is not made again. */
function announce(command: Announce, state: Correspondence, setting: Setting): Decided {
  const { announced, withdrawn } = announcementOf(state, command.announcement);
  const unit = command.unit ?? state.unit ?? command.orElse ?? null;
  if (announced !== null || withdrawn || unit === null) return accept();
  const { announcement, kind, urgent, period } = command;
  const details = kind === 'monthly-statement' ? { ...command.details, ...restOfMonth(setting) } : command.details;
  const { to, copyTo, acknowledgeWithin } = ruleOf(kind, details);
  const deliverAt = whenToDeliver(setting.offices.calendar(), setting.now, urgent);
  const event = {
    type: 'kaoji.notices.notice-announced.v1' as const,
    data: {
      ...{ announcement, subject: setting.subject, kind, unit, urgent, deliverAt, details, period, acknowledgeWithin },
      to: [...to],
      copyTo: [...copyTo],
    },
  };
  if (deliverAt > setting.now) return accept(event);
  const after = evolveCorrespondence(state, event);
  return accept(event, ...deliver(announcementOf(after, announcement), after, setting));
}

/** Due this month is what is still to come in the month in which a statement is written, not in the one it reports on. */
function restOfMonth({ now, offices }: Setting): Details {
  const { zone } = offices.calendar();
  return { dueTo: periodBounds(monthOf(now, zone), zone).to };
}

function withdraw(command: { announcement: string; because: string }, state: Correspondence, subject: string): Decided {
  const { announcement, because } = command;
  if (announcementOf(state, announcement).withdrawn) return accept();
  return accept({ type: 'kaoji.notices.notice-withdrawn.v1', data: { announcement, subject, because } });
}

/** A statement that nobody acknowledged is followed by a reminder, a reminder by a conduct fact (domain.md 6). */
function overdue(announcement: string, state: Correspondence, setting: Setting): Decided {
  const { announced, acknowledgeBy } = announcementOf(state, announcement);
  if (announced === null || acknowledgeBy === null || state.acknowledged) return accept();
  const { unit, period, details } = announced;
  if (announced.kind === 'monthly-statement') {
    const kind = 'statement-reminder';
    const id = announcementId(setting.subject, kind, unit);
    return announce({ type: 'announce', announcement: id, kind, unit, urgent: false, period, details }, state, setting);
  }
  const data = { announcement, subject: setting.subject, unit, period: period ?? '', at: setting.now };
  return accept({ type: 'kaoji.notices.notice-unacknowledged.v1', data });
}

/** A notice is read and acknowledged by whom it was issued to, once. */
function note(
  { type, notice, person }: { type: 'read' | 'acknowledge'; notice: string; person: string },
  state: Correspondence,
  { subject, now }: Setting,
): Decided {
  const found = Object.entries(state.announcements).find(([, { notices }]) => notices[notice]?.person === person);
  const issued = found?.[1].notices[notice];
  if (!found || !issued) return reject('notice-unknown');
  const data = { announcement: found[0], subject, notice, person, at: now };
  if (type === 'read') return issued.read ? accept() : accept({ type: 'kaoji.notices.notice-read.v1', data });
  return issued.acknowledged ? accept() : accept({ type: 'kaoji.notices.notice-acknowledged.v1', data });
}
