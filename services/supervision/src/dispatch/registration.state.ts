import type { EventOf } from '@kaoji/contracts';
import { MatterRegistered } from '@kaoji/contracts';
import type { Limit } from '@kaoji/calendar';
import { owed } from '../office/office-step.policy.js';
import type { MatterFile } from '../matter/file.state.js';

export type RegistrationEvent = EventOf<typeof MatterRegistered>;

export const registered = (data: RegistrationEvent['data']): RegistrationEvent => ({
  type: MatterRegistered.type,
  data,
});

/** A file is opened; a unit is not named yet. */
export function evolveRegistration({ data }: RegistrationEvent): MatterFile {
  const { figures: _, dispatchBy, ...facts } = data;
  return {
    ...facts,
    limit: facts.limit as Limit,
    coUnits: facts.coUnits as MatterFile['coUnits'],
    proposed: facts.proposed ?? null,
    status: 'registered',
    version: 1,
    rounds: [],
    parts: [],
    transfer: null,
    returned: null,
    timesReturned: 0,
    wrongDispatches: 0,
    verifyBy: null,
    closedAt: null,
    followUpBy: null,
    followUpOff: false,
    followUps: [],
    exclusion: null,
    conclusions: [],
    office: dispatchBy ? [owed('dispatch', 1, { from: facts.registeredAt, dueAt: dispatchBy })] : [],
    officeDispatches: [],
    mergedInto: null,
    outOfScope: null,
  };
}
