import type { ValidationError } from 'class-validator';
import { invalidPayload } from './invalid-payload.js';

const error = (
  property: string,
  constraints?: Record<string, string>,
  children: ValidationError[] = [],
): ValidationError => ({
  property,
  children,
  ...(constraints && { constraints }),
});

describe('a payload that breaks rules', () => {
  it('is refused as invalid-request with field and rule of each fault', () => {
    const refused = invalidPayload([
      error('name', { isString: 'x', maxLength: 'y' }),
      error('colour', { whitelistValidation: 'z' }),
    ]);
    expect([refused.rejection, refused.faults]).toStrictEqual([
      { kind: 'rejected', code: 'invalid-request' },
      [
        { field: 'name', rule: 'is-string' },
        { field: 'name', rule: 'max-length' },
        { field: 'colour', rule: 'unknown-field' },
      ],
    ]);
  });

  it('names fields inside by their path', () => {
    const code = error('code', { 'day-or-time': 'x' });
    const refused = invalidPayload([error('units', undefined, [error('0', { object: 'x' }, [code])])]);
    expect(refused.faults).toStrictEqual([
      { field: 'units.0', rule: 'object' },
      { field: 'units.0.code', rule: 'day-or-time' },
    ]);
  });

  it('tells at most 50 faults, no long name and no value', () => {
    const many = Array.from({ length: 80 }, (_, index) => error(`f${index}`, { isString: 'secret value' }));
    const refused = invalidPayload([error('x'.repeat(1_000), { isString: 'secret value' }), ...many]);
    expect([refused.faults?.length, refused.faults?.[0]?.field.length]).toStrictEqual([50, 200]);
    expect(JSON.stringify(refused)).not.toContain('secret');
  });
});
