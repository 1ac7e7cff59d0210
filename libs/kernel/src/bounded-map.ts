/** A map that holds no more than `most` entries: those that were put last. */
export class BoundedMap<K, V> extends Map<K, V> {
  /** @param most at least 1. */
  constructor(private readonly most: number) {
    super();
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    const [oldest] = this.keys();
    if (this.size > this.most) this.delete(oldest as K);
    return this;
  }
}
