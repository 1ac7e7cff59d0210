import type { Instant } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import type { DrillClocks } from './drill-clocks.js';
import type { DrillView, DrillViews, Lag } from './drill-view.store.js';
import type { SqlPositionStore } from '../positions.store.js';
import type { Progress } from './progress.js';

/** Where a move ended. */
export interface DrillMove {
  readonly now: Instant;
  /** Times between start and end at which something was due. */
  readonly moments: number;
  /** Streams that are parked in some service: what they would have led to did not happen. */
  readonly parked: number;
}

/** The services that a drill moves. */
export interface DrillServices {
  readonly services: readonly ServiceProcess[];
  /** Brings to an end what services do by themselves when they see that they can, with neither event nor due row. */
  settle(): Promise<void>;
}

/** A move that is not possible: time does not go back. */
export class DrillClockGoesBack extends Error {
  constructor(readonly now: Instant) {
    super('the drill clock does not go back');
  }
}

/** Services that did not come to rest: the move stopped at `now`, whatever is due later has not happened. */
export class DrillStuck extends Error {
  constructor(
    readonly now: Instant,
    readonly reasons: readonly string[],
  ) {
    super(`the services did not come to rest: ${reasons.join('; ')}`);
  }
}

/** Moves the clock of all services of this process (messaging.md, Time, Drill). */
export class DrillMover {
  private last: Promise<unknown> = Promise.resolve();

  /** @param patience how long services may take for one moment, in ms; then the move ends where it is. */
  constructor(
    private readonly clocks: DrillClocks,
    private readonly views: Pick<DrillViews, 'look'>,
    private readonly progress: Progress,
    private readonly positions: Pick<SqlPositionStore, 'hasReached'>,
    private readonly here: DrillServices,
    private readonly patience = 60_000,
  ) {}

  now(): Instant {
    return this.clocks.now();
  }

  /**
   * Everything due until `target` happens, in order, each at its own time; resolves when it has. One move after another.
   * @throws DrillClockGoesBack, DrillStuck.
   */
  moveTo(target: Instant): Promise<DrillMove> {
    const move = this.last.then(() => this.move(target));
    this.last = move.catch(() => undefined);
    return move;
  }

  private async move(target: Instant): Promise<DrillMove> {
    if (target < this.now()) throw new DrillClockGoesBack(this.now());
    let moments = 0;
    for (;;) {
      const next = earliest(await this.quiet());
      if (next === undefined || next > target) break;
      await this.clocks.moveTo(next);
      moments += 1;
    }
    await this.clocks.moveTo(target);
    return { now: this.now(), moments, parked: await this.parked() };
  }

  /** Resolves when nobody is behind and nothing is due, twice running: before and after what services do without being asked. */
  private async quiet(): Promise<DrillView> {
    for (;;) {
      await this.rest();
      await this.here.settle();
      const view = await this.views.look();
      if (isQuiet(view, this.now())) return view;
    }
  }

  /** Lets the services work, one after another, until nobody is behind and nothing is due any more. */
  private async rest(): Promise<void> {
    const deadline = performance.now() + this.patience;
    let asked = '';
    for (;;) {
      const mark = this.progress.mark();
      const view = await this.views.look();
      const overdue = view.nextDue.find(({ at }) => at <= this.now());
      if (isQuiet(view, this.now())) return;
      if (performance.now() > deadline) throw new DrillStuck(this.now(), reasonsOf(view, this.now()));
      if (view.behind.length > 0) {
        await this.caughtUp(view.behind);
        asked = '';
      } else if (overdue !== undefined && asked !== overdue.service) {
        asked = overdue.service;
        await this.take(asked);
      } else {
        await this.progress.next(mark);
      }
    }
  }

  /** Resolves when those who lag are where the others were; after a while in any case. */
  private async caughtUp(lags: readonly Lag[]): Promise<void> {
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const mark = this.progress.mark();
      const open = lags.filter(({ consumer, producer, head }) => !this.positions.hasReached(consumer, producer, head));
      if (open.length === 0) return;
      const hasHappened = await this.progress.next(mark);
      if (!hasHappened) this.progress.nudge(new Set(open.map(({ producer }) => producer)));
    }
  }

  /** Equal times go by (time, service, kind, id): one service at a time takes what is due. */
  private async take(name: string): Promise<void> {
    const service = this.here.services.find(({ definition }) => definition.name === name);
    const mark = this.progress.mark();
    await service?.wakeUps.sweep();
    await this.progress.next(mark);
  }

  private async parked(): Promise<number> {
    const states = await Promise.all(this.here.services.map((service) => service.status()));
    return states.reduce((sum, { parked }) => sum + parked, 0);
  }
}

const isQuiet = ({ behind, nextDue }: DrillView, now: Instant): boolean =>
  behind.length === 0 && nextDue.every(({ at }) => at > now);

function earliest({ nextDue }: DrillView): Instant | undefined {
  return nextDue
    .map(({ at }) => at)
    .reduce<Instant | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
}

function reasonsOf({ behind, nextDue }: DrillView, now: Instant): string[] {
  return [
    ...behind.map(({ consumer, producer }) => `${consumer} is behind ${producer}`),
    ...nextDue.filter(({ at }) => at <= now).map(({ service, at }) => `${service} has a step that was due at ${at}`),
  ];
}
