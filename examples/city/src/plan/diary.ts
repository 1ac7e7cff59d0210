import type { Call, Happening, Plan, Post, Stop } from './action.js';
import { firstDay, local, type Timeline } from './timeline.js';

/** Takes down what is to be done, in any order. */
export class Diary {
  private readonly stops = new Map<string, { calls: Call[]; posts: Post[] }>();
  private readonly happenings: Happening[] = [];
  private readonly rejections: string[] = [];

  /** @param end what is to be done later is left out. */
  constructor(
    private readonly timeline: Timeline,
    private readonly seed: string,
    private readonly end: string,
  ) {}

  /** Posted when the clock stands next, or later when the agency's system was slow. */
  post(post: Post, notBefore: string = post.time): void {
    if (notBefore <= this.end) this.at(this.timeline.stopAfter(notBefore)).posts.push(post);
  }

  /** Done when the clock stands next. */
  call(call: Call, time: string): void {
    if (time <= this.end) this.at(this.timeline.stopAfter(time)).calls.push(call);
  }

  mustHappen(happening: Happening): void {
    this.happenings.push(happening);
  }

  mustBeRejected(post: string): void {
    this.rejections.push(post);
  }

  plan(period: string): Plan {
    const stops: Stop[] = [...this.stops]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([at, { calls, posts }]) => ({ at, calls, posts: posts.toSorted(byTime) }));
    const { seed, happenings, rejections } = this;
    return { seed, period, start: local(firstDay, '08:00'), stops, happenings, rejections };
  }

  private at(time: string): { calls: Call[]; posts: Post[] } {
    const stop = this.stops.get(time) ?? { calls: [], posts: [] };
    this.stops.set(time, stop);
    return stop;
  }
}

/** Stable: what one matter posts at one time stays in its order. */
const byTime = (a: Post, b: Post): number => (a.time === b.time ? 0 : a.time < b.time ? -1 : 1);
