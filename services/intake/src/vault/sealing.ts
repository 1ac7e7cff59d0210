import type { Cipher, SubjectKey } from './cipher.js';
import type { Sealed, VaultStore } from './vault.store.js';

/** The personal texts of an event that is to be sealed; without any there is nothing to seal. */
export interface ToSeal {
  readonly receipt: string;
  readonly stream: string;
  readonly unit: string | null;
  readonly texts: Readonly<Record<string, string>>;
}

const hasTexts = ({ texts }: ToSeal): boolean => Object.keys(texts).length > 0;

/** Seals texts under their subjects' keys; a subject without a key gets one, kept with the first event that needs it. */
export class Sealing {
  constructor(
    private readonly cipher: Cipher,
    private readonly store: Pick<VaultStore, 'keysOf'>,
  ) {}

  /** One result per event, nothing where there is nothing to seal. */
  async seal(events: readonly ToSeal[]): Promise<readonly (Sealed | undefined)[]> {
    const streams = [...new Set(events.filter(hasTexts).map(({ stream }) => stream))];
    if (streams.length === 0) return [];
    const keys = await this.store.keysOf(streams, this.cipher);
    return events.map((event) => (hasTexts(event) ? this.sealed(event, keys) : undefined));
  }

  private sealed({ receipt, stream, unit, texts }: ToSeal, keys: Map<string, SubjectKey>): Sealed {
    const key = keys.get(stream) ?? this.cipher.newKey(stream);
    keys.set(stream, key);
    return { receipt, stream, unit, key, box: this.cipher.seal(key, receipt, texts) };
  }
}
