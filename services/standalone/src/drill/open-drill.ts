import type { DrillMover as ClockMover } from '@kaoji/directory';
import { registerErrors } from '@kaoji/http';
import { reject } from '@kaoji/kernel';
import type { Closing } from '../closing.js';
import type { StandalonePlatform } from '../platform.js';
import { DrillClockGoesBack, DrillMover, DrillStuck, type DrillServices } from './drill-mover.js';
import { DrillViews } from './drill-view.store.js';
import { Progress } from './progress.js';

registerErrors({
  'drill-not-quiet': {
    status: 503,
    zh: '演练时钟停在 {now}：{reasons}。',
    en: 'The drill clock stands at {now}: {reasons}.',
  },
});

/** What directory's route moves the clock with; nothing outside drill mode. `here` is asked when it moves. */
export function openDrill(
  platform: StandalonePlatform,
  ownerUrl: string,
  here: DrillServices,
  closing: Closing,
): ClockMover | undefined {
  const { drillClocks, wake, positions, catalogue, composition } = platform;
  if (!drillClocks) return undefined;
  const views = new DrillViews(ownerUrl, composition, catalogue);
  const progress = new Progress(wake, composition);
  positions.listen(() => progress.note());
  closing.add('the view of the drill', () => views.close());
  const mover = new DrillMover(drillClocks, views, progress, positions, here);
  return {
    moveTo: async (target) => {
      try {
        return await mover.moveTo(target);
      } catch (error) {
        if (error instanceof DrillClockGoesBack) return reject('clock-not-moved-back');
        if (error instanceof DrillStuck) {
          return reject('drill-not-quiet', { now: error.now, reasons: error.reasons.join('; ') });
        }
        throw error;
      }
    },
  };
}
