/** A payload class: its instances are an event's data, its `type` is the event's name on every wire. */
export interface EventClass<T extends object = object> {
  new (): T;
  readonly type: string;
}

/** The event that a payload class describes, as deciders make and evolve it. A union of classes gives a union of events. */
export type EventOf<C extends EventClass> =
  C extends EventClass<infer T> ? { readonly type: C['type']; readonly data: Readonly<T> } : never;

/** Who writes a type, who owns its subject and who must handle it (architecture.md, Services). */
export interface EventDeclaration {
  readonly event: EventClass;
  /** The service in whose event table it stands. */
  readonly producer: string;
  /** The service that decides what a posted event comes to; the producer itself for what it decided. */
  readonly owner: string;
  /** Services that must have a handler for it. */
  readonly takers: readonly string[];
  /** Its owner has no handler yet: kept by the owner, delivered when a version handles it. */
  readonly waiting?: true;
}

/** The declarations of every type, looked up by name. */
export class EventCatalogue {
  private readonly byType: ReadonlyMap<string, EventDeclaration>;

  constructor(readonly declarations: readonly EventDeclaration[]) {
    this.byType = new Map(declarations.map((declaration) => [declaration.event.type, declaration]));
    if (this.byType.size !== declarations.length) throw new RangeError('a type is declared twice');
  }

  find(type: string): EventDeclaration | undefined {
    return this.byType.get(type);
  }

  /** The types that a service must handle, in alphabetical order. */
  takenBy(service: string): readonly string[] {
    return this.declarations
      .filter(({ takers }) => takers.includes(service))
      .map(({ event }) => event.type)
      .sort();
  }

  /** The producers whose events a service takes, in alphabetical order. */
  producersFor(service: string): readonly string[] {
    const producers = this.declarations
      .filter(({ takers }) => takers.includes(service))
      .map(({ producer }) => producer);
    return [...new Set(producers)].sort();
  }
}
