import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { invalidPayload } from '../problem/invalid-payload.js';
import { Refused } from '../problem/refused.js';

/** Where a member `constructor` stands, which class-validator takes for a known field; nothing when there is none. */
function constructorIn(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value) && Object.hasOwn(value, 'constructor')) return `${path}constructor`;
  for (const [name, member] of Object.entries(value)) {
    const found = constructorIn(member, `${path}${name}.`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Checks bodies, queries and parameters by their payload classes; what a class does not name is refused. */
export class PayloadPipe extends ValidationPipe {
  constructor() {
    super({ whitelist: true, forbidNonWhitelisted: true, transform: true, exceptionFactory: invalidPayload });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const field = this.toValidate(metadata) ? constructorIn(value) : undefined;
    if (field !== undefined) {
      throw new Refused('invalid-request', { faults: [{ field: field.slice(0, 200), rule: 'unknown-field' }] });
    }
    return (await super.transform(value, metadata)) as unknown;
  }
}
