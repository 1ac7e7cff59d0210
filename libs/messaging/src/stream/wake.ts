/** Tells subscribers in this process that a producer committed. Only latency depends on it. */
export class Wake {
  private readonly listeners = new Map<string, Set<() => void>>();

  signal(producer: string): void {
    for (const listener of this.listeners.get(producer) ?? []) listener();
  }

  /** Calls back at every signal until the returned function is called. */
  listen(producer: string, listener: () => void): () => void {
    const all = this.listeners.get(producer) ?? new Set();
    this.listeners.set(producer, all.add(listener));
    return () => all.delete(listener);
  }
}
