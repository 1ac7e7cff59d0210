import type { DutyRecorded, EventOf } from '@kaoji/contracts';

export type DutyEvent = EventOf<typeof DutyRecorded>;

export interface DutyState {
  readonly person: string | null;
}

export const dutyFold = 1;

export const nobodyOnDuty: DutyState = { person: null };

export function evolveDuty(_: DutyState, event: DutyEvent): DutyState {
  switch (event.type) {
    case 'kaoji.directory.duty-recorded.v1':
      return { person: event.data.person };
  }
}
