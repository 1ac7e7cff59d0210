import type { RecordedEvent } from '@kaoji/kernel';
import { EventCatalogue, MatterReplied, RankingComputed, catalogue, type EventDeclaration } from '@kaoji/contracts';
import { DirectoryCopy } from '@kaoji/directory-copy';
import { Consumer, Executor, type Incident, type ServiceLedger } from '@kaoji/messaging';
import { Look } from '@kaoji/scheduling';
import { FixedClock, testDatabase } from '@kaoji/testing';
import { InboxNotices, type InboxNotice } from '../inbox/inbox-notices.store.js';
import { noticesDefinition, noticesSchema } from '../notices.module.js';
import { recorded, type Spoken } from './recorded.js';

const composition = ['directory', 'supervision', 'rankings', 'notices'];

/** The contracts as they are when supervision and rankings list this service for what statements quote. */
const widened = (declaration: EventDeclaration): EventDeclaration =>
  [MatterReplied.type, RankingComputed.type].includes(declaration.event.type)
    ? { ...declaration, takers: [...new Set([...declaration.takers, 'notices'])] }
    : declaration;

const fullCatalogue = new EventCatalogue(catalogue.declarations.map(widened));

/** The service on a database of its own, driven by the spec: no stream, no BullMQ, no HTTP. */
export class NoticesBench {
  readonly incidents: Incident[] = [];

  private constructor(
    private readonly database: Awaited<ReturnType<typeof testDatabase>>,
    readonly pool: ReturnType<Awaited<ReturnType<typeof testDatabase>>['pool']>,
    readonly clock: FixedClock,
    readonly copy: DirectoryCopy,
  ) {}

  static async open(now: string): Promise<NoticesBench> {
    const database = await testDatabase([noticesSchema]);
    const pool = database.pool('notices', 6);
    return new NoticesBench(database, pool, new FixedClock(now), await DirectoryCopy.load(pool, 'notices'));
  }

  close(): Promise<void> {
    return this.database.close();
  }

  get url(): string {
    return this.database.urls['notices'] ?? '';
  }

  /** A process of the service: several share the database as replicas do. */
  replica() {
    const definition = noticesDefinition(this.copy, fullCatalogue, composition);
    const { clock, pool } = this;
    const ledger: ServiceLedger = {
      ...{ service: 'notices', pool, clock, terms: () => definition.terms() },
      aggregates: new Map(definition.aggregates.map((aggregate) => [aggregate.concept, aggregate])),
      react: (event) => definition.handlers.reactions[event.type]?.(event) ?? [],
      recordRefusal: (refused) => definition.recordRefusal(refused),
      dueCommand: (step) => definition.dueCommand(step),
      foreignProjections: definition.handlers.projections,
      ownProjections: definition.ownProjections,
      committed: () => undefined,
      noticed: (incident) => this.incidents.push(incident),
    };
    const executor = new Executor(ledger);
    const consumer = new Consumer({
      ...{ service: 'notices', catalogue: fullCatalogue, handlers: definition.handlers, executor },
      ready: (batch) => definition.ready(batch),
      noticed: ledger.noticed.bind(ledger),
    });
    return { executor, consumer, look: new Look(ledger, executor) };
  }

  /** Others' events, recorded now and delivered twice, as a stream may. */
  async hear(...spoken: readonly Spoken[]): Promise<readonly RecordedEvent[]> {
    const events = recorded(spoken, this.clock.now(), this.url);
    const { consumer } = this.replica();
    await consumer.deliver(events);
    await this.replica().consumer.deliver(events);
    return events;
  }

  /** Time comes; what is due is taken, by two at once. */
  async until(now: string): Promise<void> {
    this.clock.set(now);
    await Promise.all([this.replica().look.run(), this.replica().look.run()]);
  }

  async submit(stream: string, ...commands: object[]) {
    const { executor } = this.replica();
    const metadata = { rootAt: this.clock.now(), actor: 'spec' };
    const addressed = commands.map((command) => ({ stream, command }));
    return (await executor.submit({ origin: { kind: 'fresh' }, commands: addressed, metadata })).outcomes;
  }

  inbox(person: string): Promise<readonly InboxNotice[]> {
    return new InboxNotices(this.pool).of(person, 100, undefined);
  }

  /** `person: kind`, with `(copy)`, of all notices about a subject, sorted. */
  async told(subject: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ text: string }>(
      `select person || ': ' || kind || case when copy then ' (copy)' else '' end as text from issued_notice
       where subject = $1 order by 1`,
      [subject],
    );
    return rows.map(({ text }) => text);
  }

  async events(type: string): Promise<readonly { stream: string; data: Record<string, unknown> }[]> {
    const { rows } = await this.pool.query<{ stream: string; data: Record<string, unknown> }>(
      'select stream, data from event where type = $1 order by id',
      [type],
    );
    return rows;
  }
}
