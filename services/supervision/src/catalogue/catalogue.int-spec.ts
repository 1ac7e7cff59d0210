import { UnitSucceeded } from '@kaoji/contracts';
import { Executor } from '@kaoji/messaging';
import { runSupervision, type RunningSupervision } from '../spec-fixtures/running-supervision.js';
import { catalogueStream } from './catalogue.aggregate.js';
import type { CatalogueCommand } from './catalogue.decide.js';
import { Catalogues } from './catalogue.store.js';

let supervision: RunningSupervision;
beforeAll(async () => {
  supervision = await runSupervision();
});
afterAll(() => supervision.database.close());

const at = '2026-09-23T02:00:00.000Z';
const entry = (category: string, unit: string, atOnce = false) => ({ category, place: null, unit, atOnce });

async function write(...entries: readonly ReturnType<typeof entry>[]): Promise<void> {
  const command: CatalogueCommand = { type: 'change-catalogue', entries, basedOn: null, by: 'P', reason: 'r' };
  await new Executor(supervision.ledger).submit({
    ...{ origin: { kind: 'fresh' }, commands: [{ stream: catalogueStream, command }], metadata: { rootAt: at } },
  });
}

const stateOf = async (number: string): Promise<unknown> =>
  (
    await supervision.rows(
      `select status, unit, state->'proposed'->>'unit' as proposed from matter where id = $1`,
      number,
    )
  )[0];

describe('the dispatch catalogue of an installation', () => {
  it('proposes the unit of a posted matter that names none, in the version that is in force then', async () => {
    const { clock, deliver, events } = supervision;
    clock.set(at);
    const posted = (number: string, category: string) =>
      events.registered(number, at, { category, unitCode: undefined as never });
    await write(entry('lamps', 'U1'), entry('roads', 'U2', true));
    await deliver(posted('C1', 'lamps'), posted('C2', 'roads'), posted('C3', 'noise'));
    expect(await stateOf('C1')).toStrictEqual({ status: 'registered', unit: null, proposed: 'U1' });
    expect(await stateOf('C2')).toStrictEqual({ status: 'dispatched', unit: 'U2', proposed: 'U2' });
    expect(await stateOf('C3')).toStrictEqual({ status: 'registered', unit: null, proposed: null });
    await write(entry('lamps', 'U3'), entry('roads', 'U1'));
    await deliver(posted('C4', 'lamps'));
    expect(await stateOf('C4')).toStrictEqual({ status: 'registered', unit: null, proposed: 'U3' });
  });

  it('gives the entries of a merged unit to its successor on the day of the merger, and keeps its versions', async () => {
    const { deliver, events, liveUntil, ledger } = supervision;
    const data = { unit: 'U1', successor: 'U2', exceptions: {}, takesEffectOn: '2026-09-24', signedBy: 'P1' };
    await deliver(events.event('directory', 'unit/U1', UnitSucceeded.type, data, at));
    const catalogues = new Catalogues(ledger.pool);
    expect((await catalogues.inForce()).entries).toContainEqual(entry('roads', 'U1'));
    await liveUntil('2026-09-24T04:00:00.000Z');
    expect(await catalogues.inForce()).toStrictEqual({
      version: 3,
      entries: [entry('lamps', 'U3'), entry('roads', 'U2')],
    });
    expect((await catalogues.version(1))?.entries).toStrictEqual([entry('lamps', 'U1'), entry('roads', 'U2', true)]);
    expect(await catalogues.version(9)).toBeUndefined();
  });
});
