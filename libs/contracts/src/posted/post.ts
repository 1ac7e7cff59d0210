import { IsDayOrTime, IsNotBefore } from '../fields/time.js';

/** The holder of a post is away from `from` to `to`; a day counts whole. */
export class PostedPostAbsent {
  static readonly type = 'kaoji.post.absent.v1';
  @IsDayOrTime() from: string;
  @IsDayOrTime() @IsNotBefore('from') to: string;
}
