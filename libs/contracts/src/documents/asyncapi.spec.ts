import { Parser } from '@asyncapi/parser';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiDocument, catalogue, eventValidator, postedTypes, validateEvent } from '../index.js';

const samples = join(__dirname, '..', '..', 'samples');
const stored = join(samples, 'stored');

const posting = {
  statedAt: '2026-10-08T01:00:00.000Z',
  receivedAt: '2026-10-08T01:00:00.000Z',
  countsAt: '2026-10-08T01:00:00.000Z',
  registrar: 'HOTLINE',
};
const samplesOf = (type: string): object =>
  JSON.parse(
    readFileSync(join(readdirSync(stored).includes(`${type}.json`) ? stored : samples, `${type}.json`), 'utf8'),
  ) as object;

describe('the AsyncAPI document', () => {
  const document = asyncApiDocument('1.2.3');

  it('is AsyncAPI 3.0 by its own parser', async () => {
    const { diagnostics } = await new Parser().parse(JSON.stringify(document));
    expect(
      diagnostics.filter(({ severity }) => severity <= 1).map(({ message, path }) => [message, path]),
    ).toStrictEqual([]);
  });

  it('has a channel for each producer and a message for each type', () => {
    expect(Object.keys(document.channels)).toStrictEqual([
      'kaoji.directory',
      'kaoji.intake',
      'kaoji.notices',
      'kaoji.rankings',
      'kaoji.supervision',
    ]);
    expect(Object.keys(document.components.messages)).toStrictEqual(
      catalogue.declarations.map(({ event }) => event.type),
    );
  });

  it('says something of every field of every type', () => {
    const silent = Object.entries(document.components.messages).flatMap(([type, { payload }]) =>
      Object.entries((payload as { properties: Record<string, object> }).properties)
        .filter(([, schema]) => JSON.stringify(schema).includes('{}'))
        .map(([field]) => `${type} ${field}`),
    );
    expect(silent).toStrictEqual([]);
  });
});

describe('an event against the AsyncAPI document', () => {
  it('every sample of a posted type is as its message says, with what intake adds', async () => {
    const faults = await Promise.all(
      postedTypes.map(({ event: { type } }) => validateEvent({ type, data: { ...samplesOf(type), posting } })),
    );
    expect(faults.flat()).toStrictEqual([]);
  });

  it('what may be left out may be null; what may not is a fault, and so is what nobody declared', async () => {
    const validator = await eventValidator();
    const type = 'kaoji.directory.person-recorded.v1';
    const data = { code: 'p', name: 'P', unit: 'u', roles: [], email: null, active: true };
    expect(validator.faultsOf({ type, data })).toStrictEqual([]);
    expect(validator.faultsOf({ type, data: { ...data, name: null } })).toHaveLength(1);
    expect(validator.faultsOf({ type, data: { ...data, phone: '1' } })).toHaveLength(1);
    expect(validator.faultsOf({ type: 'kaoji.directory.nothing.v1', data })).toHaveLength(1);
    expect(validator.unseen()).toStrictEqual(
      catalogue.declarations
        .map(({ event }) => event.type)
        .filter((one) => one !== type)
        .sort(),
    );
  });
});
