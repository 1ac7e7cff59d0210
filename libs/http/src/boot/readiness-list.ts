import { Logger } from '@nestjs/common';
import type { Readiness } from './http-options.js';

/** How long a check may take, in milliseconds. */
const patience = 2_000;

async function isReady(part: Readiness, log: Logger): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer in ${patience} ms`)), patience);
  });
  try {
    await Promise.race([part.check(), late]);
    return true;
  } catch (error) {
    log.warn(`${part.name} is not ready: ${error instanceof Error ? error.message : 'unknown'}`);
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** All that has to work before requests are sent here. */
export class ReadinessList {
  private readonly log = new Logger('Readiness');
  private parts: readonly Readiness[] = [];

  use(parts: readonly Readiness[]): void {
    this.parts = parts;
  }

  /** Names of what does not work now. */
  async missing(): Promise<readonly string[]> {
    const found = await Promise.all(this.parts.map((part) => isReady(part, this.log)));
    return this.parts.filter((_, index) => !found[index]).map(({ name }) => name);
  }
}
