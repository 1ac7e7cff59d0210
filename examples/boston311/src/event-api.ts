import type { PostedEvent } from './posted-events.js';

/** What the event API said to one event. */
export interface EventResult {
  readonly source: string;
  readonly id: string;
  readonly status: 'accepted' | 'duplicate' | 'refused';
  readonly code?: string;
  readonly detail?: string;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Posts batches with an API key, and again when the service is busy or away: a batch posted twice counts once. */
export class EventApi {
  constructor(
    private readonly address: string,
    private readonly key: string,
    private readonly tries = 8,
  ) {}

  /** @throws when the batch is refused as a whole, or nothing answered after all tries. */
  async post(batch: readonly PostedEvent[]): Promise<readonly EventResult[]> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.tryOnce(batch);
      if (answer?.ok) return ((await answer.json()) as { results: EventResult[] }).results;
      const passes = answer === undefined || answer.status === 429 || answer.status >= 500;
      if (!passes || attempt === this.tries) {
        throw new Error(`the batch was not taken: ${answer?.status ?? 'no answer'} ${(await answer?.text()) ?? ''}`);
      }
      await pause(waitOf(answer, attempt));
    }
  }

  private async tryOnce(batch: readonly PostedEvent[]): Promise<Response | undefined> {
    try {
      return await fetch(`${this.address}/api/v1/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.key}`,
          'content-type': 'application/cloudevents-batch+json',
          'accept-language': 'en',
        },
        body: JSON.stringify(batch),
      });
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  }
}

const waitOf = (answer: Response | undefined, attempt: number): number => {
  const seconds = Number(answer?.headers.get('retry-after') ?? '');
  return seconds > 0 ? seconds * 1_000 : Math.min(10_000, 200 * 2 ** attempt);
};
