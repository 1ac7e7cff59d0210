import type { ServiceProcess } from '@kaoji/scheduling';
import type { DrillClocks } from './drill-clocks.js';
import { DrillClockGoesBack, DrillMover, DrillStuck } from './drill-mover.js';
import type { DrillView } from './drill-view.store.js';
import type { Progress } from './progress.js';

const at = (minute: number): string => `2026-10-08T09:${String(minute).padStart(2, '0')}:00.000Z`;

interface Due {
  readonly service: string;
  readonly at: string;
}

/** A world of due steps alone: taking one removes it, unless it is broken, and writes down when it was taken. */
function world(dues: readonly Due[], { broken = '', behind = false, patience = 60_000, parked = 0 } = {}) {
  let now = at(0);
  let rows = [...dues];
  const log: string[] = [];
  const clocks = {
    now: () => now,
    moveTo: (time: string) => {
      now = time;
      log.push(`clock ${time.slice(14, 16)}`);
      return Promise.resolve();
    },
  };
  const names = ['tower', 'valley'];
  const look = (): Promise<DrillView> => {
    const nextDue = names.flatMap((service) => {
      const [first] = rows.filter((row) => row.service === service).toSorted((a, b) => (a.at < b.at ? -1 : 1));
      return first ? [first] : [];
    });
    return Promise.resolve({ behind: behind ? [{ consumer: 'valley', producer: 'tower', head: 'h' }] : [], nextDue });
  };
  const serviceOf = (name: string) => ({
    definition: { name },
    wakeUps: {
      sweep: () => {
        const taken = rows.filter((row) => row.service === name && row.at <= now && name !== broken);
        rows = rows.filter((row) => !taken.includes(row));
        log.push(...taken.map((row) => `${name} ${row.at.slice(14, 16)}`));
        return Promise.resolve();
      },
    },
    status: () => Promise.resolve({ parked }),
  });
  const progress = {
    mark: () => 0,
    next: () => new Promise((resolve) => setTimeout(() => resolve(false), 1)),
    nudge: () => undefined,
  };
  const here = { services: names.map(serviceOf) as unknown as ServiceProcess[], settle: () => Promise.resolve() };
  const mover = new DrillMover(
    clocks as unknown as DrillClocks,
    { look },
    progress as unknown as Progress,
    { hasReached: () => false },
    here,
    patience,
  );
  return { mover, log };
}

describe('a move of the drill clock', () => {
  it('with nothing due is one step', async () => {
    const { mover, log } = world([]);
    expect(await mover.moveTo(at(30))).toStrictEqual({ now: at(30), moments: 0, parked: 0 });
    expect(log).toStrictEqual(['clock 30']);
  });

  it('takes what is due in order of time, each at its own time', async () => {
    const { mover, log } = world([
      { service: 'valley', at: at(20) },
      { service: 'tower', at: at(10) },
      { service: 'tower', at: at(25) },
    ]);
    expect(await mover.moveTo(at(30))).toStrictEqual({ now: at(30), moments: 3, parked: 0 });
    expect(log).toStrictEqual(['clock 10', 'tower 10', 'clock 20', 'valley 20', 'clock 25', 'tower 25', 'clock 30']);
  });

  it('takes equal times in the order of the services, as one moment', async () => {
    const { mover, log } = world([
      { service: 'valley', at: at(10) },
      { service: 'tower', at: at(10) },
    ]);
    expect((await mover.moveTo(at(30))).moments).toBe(1);
    expect(log).toStrictEqual(['clock 10', 'tower 10', 'valley 10', 'clock 30']);
  });

  it('takes what is due at its end, and leaves what is due after it', async () => {
    const { mover, log } = world([
      { service: 'tower', at: at(30) },
      { service: 'valley', at: at(31) },
    ]);
    expect((await mover.moveTo(at(30))).moments).toBe(1);
    expect(log).toStrictEqual(['clock 30', 'tower 30', 'clock 30']);
  });

  it('takes what was due before it began', async () => {
    const { mover, log } = world([{ service: 'tower', at: at(0) }]);
    expect((await mover.moveTo(at(1))).moments).toBe(0);
    expect(log).toStrictEqual(['tower 00', 'clock 01']);
  });

  it('to the present time is none', async () => {
    const { mover } = world([]);
    expect(await mover.moveTo(at(0))).toStrictEqual({ now: at(0), moments: 0, parked: 0 });
  });

  it('tells how many streams are parked, of all services together', async () => {
    expect((await world([], { parked: 2 }).mover.moveTo(at(1))).parked).toBe(4);
  });

  it('never goes back, and the clock stays', async () => {
    const { mover } = world([]);
    await mover.moveTo(at(30));
    const back = mover.moveTo(at(29));
    await expect(back).rejects.toThrow(DrillClockGoesBack);
    await expect(back).rejects.toMatchObject({ now: at(30) });
    expect(mover.now()).toBe(at(30));
  });

  it('goes on after one that was refused, one after another', async () => {
    const { mover, log } = world([{ service: 'tower', at: at(15) }]);
    const moves = await Promise.allSettled([mover.moveTo(at(10)), mover.moveTo(at(5)), mover.moveTo(at(20))]);
    expect(moves.map(({ status }) => status)).toStrictEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log).toStrictEqual(['clock 10', 'clock 15', 'tower 15', 'clock 20']);
  });

  it('stops where a step is never done, saying which', async () => {
    const { mover } = world([{ service: 'tower', at: at(10) }], { broken: 'tower', patience: 20 });
    const stuck = mover.moveTo(at(30));
    await expect(stuck).rejects.toThrow(DrillStuck);
    await expect(stuck).rejects.toMatchObject({
      now: at(10),
      reasons: [`tower has a step that was due at ${at(10)}`],
    });
  });

  it('stops where somebody stays behind, saying who', async () => {
    const { mover } = world([], { behind: true, patience: 20 });
    await expect(mover.moveTo(at(30))).rejects.toMatchObject({ now: at(0), reasons: ['valley is behind tower'] });
  });
});
