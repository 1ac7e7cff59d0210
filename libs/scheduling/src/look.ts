import { failpoint, type Executor, type ServiceLedger, type Work } from '@kaoji/messaging';
import { overdue, type DueStepRow } from './due-rows.js';

const batch = 200;

/**
 * Takes what is due, in order, until nothing is: what BullMQ's "look" means. Whoever calls it, however often, each due
 * row takes effect once, since the executor marks it done with its effect.
 */
export class Look {
  private underWay: Promise<number> | undefined;
  private again = false;

  constructor(
    private readonly ledger: ServiceLedger,
    private readonly executor: Executor,
  ) {}

  /** Resolves with the number of steps taken when nothing is due any more; calls meanwhile join the same run. */
  async run(): Promise<number> {
    this.again = true;
    this.underWay ??= this.drain();
    return await this.underWay;
  }

  private async drain(): Promise<number> {
    let taken = 0;
    try {
      while (this.again) {
        this.again = false;
        taken += await this.takeAll();
      }
    } finally {
      this.underWay = undefined;
    }
    return taken;
  }

  private async takeAll(): Promise<number> {
    let taken = 0;
    const failed = new Set<string>();
    for (;;) {
      const steps = await overdue(this.ledger.pool, this.ledger.clock.now(), batch + failed.size);
      const open = steps.filter(({ id }) => !failed.has(id));
      if (open.length === 0) return taken;
      failpoint('due.before-look');
      const results = await Promise.allSettled(this.takeFirst(open));
      failpoint('due.after-look');
      results.forEach((result, index) => {
        if (result.status === 'rejected') failed.add(open[index]?.id ?? '');
        else taken += 1;
      });
    }
  }

  /** Submits in order. A step that looks its commands up waits until those before it have taken effect. */
  private takeFirst(steps: readonly DueStepRow[]): Promise<unknown>[] {
    const taken: Promise<unknown>[] = [];
    for (const step of steps) {
      const asked = this.commandsFor(step);
      if (!(asked instanceof Promise)) taken.push(this.submit(step, asked));
      else if (taken.length === 0) return [asked.then((commands) => this.submit(step, commands))];
      else {
        asked.catch(() => undefined); // asked again, and heard, when its turn comes
        return taken;
      }
    }
    return taken;
  }

  private commandsFor(step: DueStepRow): Work['commands'] | Promise<Work['commands']> {
    try {
      const asked = this.ledger.dueCommand(step);
      return asked instanceof Promise ? asked.catch((error: unknown) => this.fail(step, error)) : [asked];
    } catch (error) {
      return Promise.resolve().then(() => this.fail(step, error));
    }
  }

  private fail(step: DueStepRow, error: unknown): never {
    this.ledger.noticed({ kind: 'culprit', work: this.workOf(step, []), error });
    throw error;
  }

  private submit(step: DueStepRow, commands: Work['commands']): Promise<unknown> {
    return this.executor.submit(this.workOf(step, commands));
  }

  private workOf(step: DueStepRow, commands: Work['commands']): Work {
    return {
      origin: { kind: 'due', id: step.id, at: step.at },
      commands,
      metadata: {
        actor: 'clock',
        causation: `due/${step.kind}/${step.subject}/${step.round}`,
        rootAt: step.at,
      },
    };
  }
}
