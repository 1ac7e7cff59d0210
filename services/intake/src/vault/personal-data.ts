import type { Clock } from '@kaoji/kernel';
import type { Cipher } from './cipher.js';
import type { VaultRow, VaultStore } from './vault.store.js';

/** Who reads, for whom and why. */
export interface Reader {
  readonly actor: string;
  readonly unit: string;
  readonly reason: string;
}

/** A personal text, opened. */
export interface PersonalText {
  /** As the event's `ref`. */
  readonly ref: string;
  /** Path in the event's data, e.g. `petitioner.name`. */
  readonly field: string;
  readonly text: string;
  readonly receipt: string;
  readonly postedAt: string;
}

/** Sealed texts of a subject, not opened yet. */
export interface Locked {
  readonly stream: string;
  /** Units that the events were about: whose right opens them. */
  readonly units: readonly string[];
  readonly rows: readonly VaultRow[];
}

/** Reads what the vault keeps; each reading is on record before anything is told. */
export class PersonalData {
  constructor(
    private readonly vault: VaultStore,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** What there is of a subject; nothing when there never was any or its key was destroyed. */
  async locked(stream: string): Promise<Locked | undefined> {
    const rows = await this.vault.rowsOf(stream);
    if (rows.length === 0) return undefined;
    const units = rows.map(({ unit }) => unit).filter((unit): unit is string => unit !== null);
    return { stream, units: [...new Set(units)], rows };
  }

  /** Opens the texts and notes who read them and why. */
  async open({ stream, rows }: Locked, { actor, unit, reason }: Reader): Promise<readonly PersonalText[]> {
    const key = (await this.vault.keysOf([stream], this.cipher)).get(stream);
    if (!key) return [];
    const texts = rows.flatMap(({ receipt, at, box }) =>
      Object.entries(this.cipher.open(key, receipt, box)).map(([field, text]) => ({
        ref: `${receipt}.${field}`,
        field,
        text,
        receipt,
        postedAt: at.toISOString(),
      })),
    );
    const fields = [...new Set(texts.map(({ field }) => field))].sort();
    await this.vault.note({ stream, actor, actorUnit: unit, reason, at: this.clock.now(), fields });
    return texts;
  }
}
