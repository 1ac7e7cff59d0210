import { accept, type Decision } from '@kaoji/kernel';
import type { PostedEvent } from './posted-stream.state.js';

export interface PostEvent {
  readonly type: 'post';
  readonly event: PostedEvent;
}

/** Whatever was admitted happened: only its receipt can stand in the way, and that is a unique index. */
export const decidePost = ({ event }: PostEvent): Decision<PostedEvent> => accept(event);
