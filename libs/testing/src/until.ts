import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a question answers with something, at most `milliseconds`. @throws with the question when it never did. */
export async function until<T>(
  question: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  milliseconds = 10_000,
): Promise<T> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`not within ${milliseconds} ms: ${question}`);
    await sleep(5);
  }
}
