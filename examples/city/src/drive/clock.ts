import type { SignedIn } from './people.js';

const path = '/api/v1/drill/clock';
const administrator = 'admin-1';

/** The drill clock, moved by an administrator; whatever falls due in between has happened when a move is answered. */
export class Clock {
  constructor(private readonly people: SignedIn) {}

  /** @throws when the installation is not in drill mode. */
  async now(): Promise<string> {
    return await this.move({ advance: 'PT0S' });
  }

  /** A move that a kill cut short is made again; where the clock is past the time already, it has been made. */
  async moveTo(time: string): Promise<string> {
    return await this.move({ now: time });
  }

  private async move(body: object): Promise<string> {
    const answer = await this.people.ask(administrator, { method: 'POST', path, body });
    const { now, code } = answer.body;
    if (typeof now === 'string') return now;
    if (code === 'clock-not-moved-back') return await this.now();
    throw new Error(`the clock could not be moved: ${answer.status} ${answer.text}`);
  }
}
