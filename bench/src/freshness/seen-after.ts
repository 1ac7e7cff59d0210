/** What was sent for one unit, and until which of it the unit's score has been seen. */
interface Line {
  readonly sentAt: number[];
  seen: number;
}

/** How long after it was sent each case stood in the score of its unit. Times in ms of one monotonic clock. */
export class SeenAfter {
  private readonly lines = new Map<string, Line>();
  readonly delays: number[] = [];

  sent(unit: string, at: number): void {
    this.line(unit).sentAt.push(at);
  }

  /** The unit's score tells of that many cases. @throws when it tells of more than were sent. */
  shows(unit: string, cases: number, at: number): void {
    const line = this.line(unit);
    if (cases > line.sentAt.length) throw new Error(`${unit} shows ${cases} of ${line.sentAt.length} cases`);
    for (; line.seen < cases; line.seen += 1) this.delays.push(at - (line.sentAt[line.seen] ?? at));
  }

  get open(): number {
    return [...this.lines.values()].reduce((sum, { sentAt, seen }) => sum + sentAt.length - seen, 0);
  }

  private line(unit: string): Line {
    const line = this.lines.get(unit) ?? { sentAt: [], seen: 0 };
    this.lines.set(unit, line);
    return line;
  }
}
