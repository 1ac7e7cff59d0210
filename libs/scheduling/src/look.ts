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
      const results = await Promise.allSettled(open.map((step) => this.take(step)));
      failpoint('due.after-look');
      results.forEach((result, index) => {
        if (result.status === 'rejected') failed.add(open[index]?.id ?? '');
        else taken += 1;
      });
    }
  }

  private async take(step: DueStepRow): Promise<void> {
    const asked = this.ledger.dueCommand(step);
    await this.executor.submit(this.workOf(step, asked instanceof Promise ? await asked : [asked]));
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
