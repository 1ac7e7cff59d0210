import { postedTypes, subjectConcept } from '@kaoji/contracts';
import type { Aggregate } from '@kaoji/messaging';
import { decidePost, type PostEvent } from './posted-stream.decide.js';
import { emptyStream, evolvePostedStream, type PostedEvent, type PostedStream } from './posted-stream.state.js';

/** Refusals by which acceptance learns that another writer was faster; never told to agencies. */
export const raced = { receipt: 'receipt-exists', vaultKey: 'vault-key-exists' } as const;

/** The concepts whose streams intake writes: the second words of all posted types. */
export const postedConcepts: readonly string[] = [
  ...new Set(postedTypes.map(({ posted }) => subjectConcept(posted.type))),
].sort();

/** The table of a concept's streams. */
export const postedTable = (concept: string): string => `posted_${concept.replaceAll('-', '_')}`;

/** One aggregate per concept: the stream of a subject as agencies told it (messaging.md, Consumers, Intake). */
export const postedStreams: readonly Aggregate<PostedStream, PostEvent, PostedEvent, unknown>[] = postedConcepts.map(
  (concept) => ({
    concept,
    table: postedTable(concept),
    fold: 1,
    initial: emptyStream,
    evolve: evolvePostedStream,
    decide: decidePost,
    uniqueRefusals: { receipt_once: raced.receipt, vault_key_once: raced.vaultKey },
  }),
);
