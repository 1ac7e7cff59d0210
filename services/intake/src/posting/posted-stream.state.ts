import type { Posting } from '@kaoji/contracts';

/** A posted event as intake keeps it: as posted, personal data replaced, with what it counts for. */
export interface PostedEvent {
  readonly type: string;
  readonly data: { readonly posting: Posting };
  readonly occurredAt?: string;
}

/** What intake remembers of a subject's stream: nothing. What events mean, their owner decides. */
export type PostedStream = Readonly<Record<string, never>>;

export const emptyStream: PostedStream = {};

export const evolvePostedStream = (state: PostedStream, _event: PostedEvent): PostedStream => state;
