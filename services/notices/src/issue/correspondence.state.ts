import type {
  EventOf,
  NoticeAcknowledged,
  NoticeAnnounced,
  NoticeDelivered,
  NoticeIssued,
  NoticeRead,
  NoticeUnacknowledged,
  NoticeWithdrawn,
} from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

export type CorrespondenceEvent = EventOf<
  | typeof NoticeAnnounced
  | typeof NoticeIssued
  | typeof NoticeDelivered
  | typeof NoticeRead
  | typeof NoticeAcknowledged
  | typeof NoticeWithdrawn
  | typeof NoticeUnacknowledged
>;

export interface IssuedNotice {
  readonly person: string;
  readonly read: boolean;
  readonly acknowledged: boolean;
}

/** Something told about the subject, or withdrawn before it was. */
export interface Announcement {
  readonly announced: EventOf<typeof NoticeAnnounced>['data'] | null;
  readonly delivered: boolean;
  readonly withdrawn: boolean;
  /** By then somebody has to acknowledge it; null: nobody has to, or somebody did, or it was noted that nobody had. */
  readonly acknowledgeBy: Instant | null;
  readonly notices: Readonly<Record<string, IssuedNotice>>;
}

/** All that was told about one subject, in one stream: who was told before stands beside who is told now. */
export interface Correspondence {
  /** The unit that leads the matter, as the last dispatch told. */
  readonly unit: string | null;
  /** Somebody acknowledged what had to be: nobody is reminded any more. */
  readonly acknowledged: boolean;
  readonly announcements: Readonly<Record<string, Announcement>>;
}

export const correspondenceFold = 1;

export const noCorrespondence: Correspondence = { unit: null, acknowledged: false, announcements: {} };

const nothingAnnounced: Announcement = {
  announced: null,
  delivered: false,
  withdrawn: false,
  acknowledgeBy: null,
  notices: {},
};

export const announcementOf = (state: Correspondence, id: string): Announcement =>
  state.announcements[id] ?? nothingAnnounced;

export function evolveCorrespondence(state: Correspondence, event: CorrespondenceEvent): Correspondence {
  const { announcement } = event.data;
  const change = (changes: Partial<Announcement>): Correspondence => ({
    ...state,
    announcements: { ...state.announcements, [announcement]: { ...announcementOf(state, announcement), ...changes } },
  });
  switch (event.type) {
    case 'kaoji.notices.notice-announced.v1':
      return { ...change({ announced: event.data }), unit: leadUnit(state, event.data) };
    case 'kaoji.notices.notice-issued.v1':
      return change(withNotice(state, event.data, { read: false, acknowledged: false }));
    case 'kaoji.notices.notice-delivered.v1':
      return change({ delivered: true, acknowledgeBy: event.data.acknowledgeBy });
    case 'kaoji.notices.notice-read.v1':
      return change(withNotice(state, event.data, { read: true }));
    case 'kaoji.notices.notice-acknowledged.v1':
      return { ...change(withNotice(state, event.data, { read: true, acknowledged: true })), acknowledged: true };
    case 'kaoji.notices.notice-withdrawn.v1':
      return change({ withdrawn: true, acknowledgeBy: null });
    case 'kaoji.notices.notice-unacknowledged.v1':
      return change({ acknowledgeBy: null });
  }
}

/** A co-handler's part does not make it the lead. */
const leadUnit = (state: Correspondence, { kind, unit, details }: NoticeAnnounced): string | null =>
  kind === 'matter-dispatched' && details['part'] !== true ? unit : state.unit;

function withNotice(
  state: Correspondence,
  { announcement, notice, person }: { announcement: string; notice: string; person: string },
  changes: Partial<IssuedNotice>,
): Pick<Announcement, 'notices'> {
  const { notices } = announcementOf(state, announcement);
  const known = notices[notice] ?? { person, read: false, acknowledged: false };
  return { notices: { ...notices, [notice]: { ...known, ...changes } } };
}
