import type { Clock, KeyedDigest, Rejection } from '@kaoji/kernel';
import { isRejection, refusalOfError } from '@kaoji/http';
import type { Executor, Outcome } from '@kaoji/messaging';
import { filesNamed, refusalOfFile } from '../files/evidence.js';
import type { Files } from '../files/files.store.js';
import type { Received } from '../receipt/received.js';
import type { Receipts } from '../receipt/receipts.store.js';
import type { Sealing } from '../vault/sealing.js';
import { admit, type Admitted, type Lookups, type Refusal } from './admission.js';
import type { Poster } from './admission.policy.js';
import { envelopeOf, tellable } from '../envelope/envelope.js';
import { identified, type Identified } from '../envelope/identity.js';
import { InFlight } from './in-flight.js';
import { raced } from './posted-stream.aggregate.js';
import { paced } from './paced.js';
import { prepared, queryCodeMade, streamOf, workOf, type Prepared } from './submission.js';
import { received, refusedBy, type Verdict } from './verdict.js';

/** What acceptance works with. */
export interface AcceptanceParts {
  readonly executor: Pick<Executor, 'submit'>;
  readonly clock: Clock;
  readonly directory: Lookups;
  readonly keyed: KeyedDigest;
  readonly sealing: Sealing;
  readonly receipts: Receipts;
  readonly files: Files;
  readonly received: Received;
}

/** An event of a batch and its place in it. */
interface Item {
  readonly at: number;
  readonly identified: Identified;
}

interface Ready extends Item {
  readonly event: Prepared;
}

const isRefusal = (value: Admitted | Refusal): value is Refusal => 'rejection' in value;

const isRace = (outcome: Outcome | undefined): boolean =>
  outcome?.kind === 'rejected' && (outcome.code === raced.receipt || outcome.code === raced.vaultKey);

/** The first of each receipt, and those that come after one of the same. */
function takingTurns(items: readonly Item[]): { turn: Item[]; later: Item[] } {
  const seen = new Set<string>();
  const turn: Item[] = [];
  const later: Item[] = [];
  for (const item of items) {
    const { receipt } = item.identified;
    (seen.has(receipt) ? later : turn).push(item);
    seen.add(receipt);
  }
  return { turn, later };
}

/**
 * Accepts posted events: each has its own result, accepted means committed. The receipt's primary key decides who was
 * first; who loses looks again and finds the duplicate.
 */
export class Acceptance {
  private readonly inFlight = new InFlight();

  constructor(private readonly parts: AcceptanceParts) {}

  /** One verdict per item, in the order given. @throws what the database threw when it is away. */
  async accept(items: readonly unknown[], poster: Poster): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = Array.from({ length: items.length });
    let open: readonly Item[] = await this.read(items, verdicts);
    while (open.length > 0) {
      const { turn, later } = takingTurns(open);
      const letGo = await this.inFlight.claim(turn.map(({ identified: { receipt } }) => receipt));
      try {
        open = [...(await this.settle(turn, poster, verdicts)), ...later];
      } finally {
        letGo();
      }
    }
    return verdicts;
  }

  private async read(items: readonly unknown[], verdicts: Verdict[]): Promise<readonly Item[]> {
    const readable: Item[] = [];
    await paced(items, (item, at) => {
      const envelope = envelopeOf(item);
      const found = isRejection(envelope) ? envelope : identified(envelope, this.parts.keyed);
      if (!isRejection(found)) readable.push({ at, identified: found });
      else {
        const identity = { source: tellable(item, 'source'), id: tellable(item, 'id') };
        verdicts[at] = refusedBy(identity, { rejection: found });
      }
    });
    return readable;
  }

  /** Gives verdicts to all but those whose receipt or key another writer has just written: they are to be tried again. */
  private async settle(turn: readonly Item[], poster: Poster, verdicts: Verdict[]): Promise<readonly Item[]> {
    const fresh = await this.unknown(turn, verdicts);
    const ready = await this.admitted(fresh, poster, verdicts);
    if (ready.length === 0) return [];
    return await this.submit(ready, poster, verdicts);
  }

  private async unknown(turn: readonly Item[], verdicts: Verdict[]): Promise<readonly Item[]> {
    const digests = await this.parts.receipts.digestsOf(turn.map(({ identified: { receipt } }) => receipt));
    return turn.filter(({ at, identified: { envelope, receipt, digest } }) => {
      const known = digests.get(receipt);
      if (known === undefined) return true;
      verdicts[at] =
        known === digest.toString('hex')
          ? received(envelope, 'duplicate', receipt, queryCodeMade(envelope, this.parts.keyed))
          : refusedBy(envelope, { rejection: { kind: 'rejected', code: 'identity-reused' } });
      return false;
    });
  }

  private async admitted(items: readonly Item[], poster: Poster, verdicts: Verdict[]): Promise<readonly Ready[]> {
    const now = this.parts.clock.now();
    const admitted: { item: Item; found: Admitted }[] = [];
    await paced(items, (item) => {
      const found = admit(item.identified.envelope, poster, now, this.parts.directory);
      if (isRefusal(found)) verdicts[item.at] = refusedBy(item.identified.envelope, found);
      else admitted.push({ item, found });
    });
    const named = admitted.flatMap(({ found }) => filesNamed(found.data).map(({ fileId }) => fileId));
    const files = await this.parts.files.find(named);
    const ready: Ready[] = [];
    await paced(admitted, ({ item, found }) => {
      const rejection = firstOf(filesNamed(found.data).map((file) => refusalOfFile(file, files, now)));
      if (rejection) verdicts[item.at] = refusedBy(item.identified.envelope, { rejection });
      else ready.push({ ...item, event: prepared(item.identified, found, this.parts.keyed) });
    });
    return ready;
  }

  private async submit(ready: readonly Ready[], poster: Poster, verdicts: Verdict[]): Promise<readonly Item[]> {
    await this.putRows(ready);
    const position = this.parts.directory.position();
    try {
      const works = ready.map(({ event }) => this.parts.executor.submit(workOf(event, poster, position)));
      const results = await Promise.allSettled(works);
      return ready.filter((one, index) => {
        const result = results[index];
        if (result?.status === 'fulfilled' && isRace(result.value.outcomes[0])) return true;
        verdicts[one.at] = verdictOf(one, result);
        return false;
      });
    } finally {
      this.parts.received.drop(ready.map(({ identified: { receipt } }) => receipt));
    }
  }

  private async putRows(ready: readonly Ready[]): Promise<void> {
    const sealed = await this.parts.sealing.seal(
      ready.map(({ event: { texts, admitted }, identified: { envelope, receipt } }) => ({
        receipt,
        stream: streamOf(envelope),
        unit: admitted.unit,
        texts,
      })),
    );
    ready.forEach(({ identified: { envelope, receipt, digest } }, index) => {
      const box = sealed[index];
      const { source, id } = envelope;
      this.parts.received.put(receipt, { source, id, digest, ...(box && { sealed: box }) });
    });
  }
}

const firstOf = (found: readonly (Rejection | undefined)[]): Rejection | undefined =>
  found.find((rejection) => rejection !== undefined);

/** An event that alone breaks something of ours is refused alone; a database that is away fails the whole request. */
function verdictOf(one: Ready, result: PromiseSettledResult<{ outcomes: readonly Outcome[] }> | undefined): Verdict {
  const { envelope, receipt } = one.identified;
  if (result?.status === 'rejected') {
    const refusal = refusalOfError(result.reason);
    if (refusal.rejection.code === 'unavailable') throw refusal;
    return refusedBy(envelope, { rejection: refusal.rejection });
  }
  const outcome = result?.value.outcomes[0];
  if (outcome?.kind === 'rejected') return refusedBy(envelope, { rejection: outcome });
  return received(envelope, 'accepted', receipt, one.event.queryCode);
}
