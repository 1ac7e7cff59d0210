import { catalogue, DirectoryReceiptRejected, postedTypes } from '@kaoji/contracts';
import { unregisteredErrors } from '@kaoji/http';
import { checkHandlers } from '@kaoji/messaging';
import { intakeDefinition } from './intake.definition.js';
import { Intake1767225600000 } from './migrations/intake-1767225600000.js';
import { postedConcepts, postedTable } from './posting/posted-stream.aggregate.js';
import { Received } from './receipt/received.js';
import { emptyCopy } from './spec-fixtures/intake-world.js';
import './intake-errors.js';

const copiedTypes = catalogue
  .takenBy('intake')
  .filter((type) => catalogue.find(type)?.producer === 'directory' && type !== DirectoryReceiptRejected.type);

const definition = intakeDefinition(
  catalogue,
  { ...emptyCopy, projection: { ...emptyCopy.projection, types: copiedTypes } },
  new Received(),
);

describe('intake', () => {
  it('handles every type that the contracts list for it, and no other', () => {
    const everybody = [...new Set(catalogue.declarations.map(({ producer }) => producer))];
    expect(() => checkHandlers('intake', catalogue, definition.handlers, everybody)).not.toThrow();
  });

  it('has a stream for the subject of every type that agencies post, and a table for it from the first migration', async () => {
    const statements: string[] = [];
    await new Intake1767225600000().up({ query: (sql: string) => Promise.resolve(statements.push(sql)) } as never);
    const tables = statements.join('\n');
    expect(postedConcepts.length).toBe(16);
    expect(
      postedConcepts.filter((concept) => !tables.includes(`create table ${postedTable(concept)} (`)),
    ).toStrictEqual([]);
    const concepts = definition.aggregates.map(({ concept }) => concept);
    expect(concepts).toStrictEqual(expect.arrayContaining([...postedConcepts, 'vault-key', 'file']));
  });

  it('writes a receipt for every type that agencies post', () => {
    const [receipts] = definition.ownProjections;
    expect(receipts?.types).toStrictEqual(postedTypes.map(({ event }) => event.type));
  });

  it('arms no step but its own', () => {
    const step = { subject: 'file/x', round: '1', at: '2026-10-14T02:00:00.000Z' };
    expect(definition.dueCommand({ ...step, kind: 'drop-unreferenced-file' })).toStrictEqual({
      stream: 'file/x',
      command: { type: 'drop' },
    });
    expect(definition.dueCommand({ ...step, kind: 'destroy-vault-key' })).toStrictEqual({
      stream: 'file/x',
      command: { type: 'destroy' },
    });
    expect(() => definition.dueCommand({ ...step, kind: 'other' })).toThrow(RangeError);
  });

  it('has a sentence for everything that it refuses', () => {
    const shared = ['invalid-text', 'too-deep', 'invalid-json', 'not-found', 'internal', 'unavailable'];
    expect(unregisteredErrors(shared)).toStrictEqual([]);
  });
});
