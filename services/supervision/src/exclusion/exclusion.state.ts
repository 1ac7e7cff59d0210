import {
  MatterExclusionDecided,
  MatterExclusionRequested,
  MatterExclusionReviewed,
  type EventOf,
} from '@kaoji/contracts';
import type { MatterFile } from '../matter/file.state.js';

export type ExclusionEvent = EventOf<
  typeof MatterExclusionRequested | typeof MatterExclusionReviewed | typeof MatterExclusionDecided
>;

export function evolveExclusion(matter: MatterFile, event: ExclusionEvent): MatterFile {
  switch (event.type) {
    case MatterExclusionRequested.type: {
      const { unit, reason, decideBy } = event.data;
      return { ...matter, exclusion: { unit, reason, decideBy, reviews: [], granted: null } };
    }
    case MatterExclusionReviewed.type: {
      const { reviewer, grant } = event.data;
      const { exclusion } = matter;
      return {
        ...matter,
        exclusion: exclusion && { ...exclusion, reviews: [...exclusion.reviews, { reviewer, grant }] },
      };
    }
    case MatterExclusionDecided.type:
      return { ...matter, exclusion: matter.exclusion && { ...matter.exclusion, granted: event.data.granted } };
  }
}
