import type { AddressedCommand } from '@kaoji/kernel';
import { Executor, type Incident, type ServiceLedger } from '@kaoji/messaging';
import { FixedClock } from '@kaoji/testing';
import { armedBetween, nextDue, overdue } from './due-rows.js';
import { Look } from './look.js';
import { bellDefinition, bells } from './spec-fixtures/bell.js';
import { Belfry, strike } from './spec-fixtures/belfry.js';

const clock = new FixedClock('2026-10-08T02:00:00.000Z');
const at = (minute: string): string => `2026-10-08T01:${minute}:00.000Z`;
let belfry: Belfry;
let incidents: Incident[];
let executor: Executor;

beforeEach(async () => {
  belfry = await Belfry.open();
  incidents = [];
});
afterEach(() => belfry.close());

function lookOf(changed: Partial<ServiceLedger> = {}): Look {
  const { handlers, name, ...definition } = bellDefinition('source');
  const ledger: ServiceLedger = {
    ...definition,
    service: name,
    pool: belfry.pool('source'),
    clock,
    aggregates: new Map(bells.map((aggregate) => [aggregate.concept, aggregate])),
    react: () => [],
    foreignProjections: handlers.projections,
    committed: () => undefined,
    noticed: (incident) => incidents.push(incident),
    ...changed,
  };
  executor = new Executor(ledger);
  return new Look(ledger, executor);
}

const set = (bell: string, time: string) => executor.submit(strike(bell, { type: 'set', at: time }, clock.now()));
const rung = async () => (await belfry.events('source')).filter((line) => line.endsWith('rung'));

describe('a look', () => {
  it('takes what is due in the order of time, kind and id, and nothing that is not', async () => {
    const look = lookOf();
    await set('bell/late', at('30'));
    await set('bell/early', at('10'));
    await set('bell/at-the-same-time', at('30'));
    await set('bell/now', clock.now());
    await set('bell/future', '2026-10-08T02:00:00.001Z');
    expect(await look.run()).toBe(4);
    expect(await rung()).toStrictEqual(['early', 'late', 'at-the-same-time', 'now'].map((id) => `bell/${id} rung`));
    expect(await nextDue(belfry.pool('source'))).toBe('2026-10-08T02:00:00.001Z');
    expect(await look.run()).toBe(0);
  });

  it('asked for many times at once takes each step once', async () => {
    const look = lookOf();
    const other = lookOf();
    for (let bell = 0; bell < 20; bell += 1) await set(`bell/${bell}`, at('10'));
    await Promise.all([look.run(), look.run(), other.run(), other.run()]);
    expect(await rung()).toHaveLength(20);
    expect(new Set(await rung()).size).toBe(20);
  });

  it('notes the step as its cause, and its time as that of the first cause', async () => {
    const look = lookOf();
    await set('bell/a', at('10'));
    await look.run();
    const { rows } = await belfry.pool('source').query(`select metadata from event where type like '%rung%'`);
    expect(rows).toStrictEqual([{ metadata: { actor: 'clock', causation: 'due/ring/bell/a/1', rootAt: at('10') } }]);
  });

  it('passes over a step that fails, with an alarm, and takes the others; the next look tries it again', async () => {
    let broken = true;
    const ring = { type: 'ring' };
    const look = lookOf({
      dueCommand: ({ subject }) => {
        if (broken && subject === 'bell/b') throw new Error('no terms');
        return { stream: subject, command: ring };
      },
    });
    for (const bell of ['a', 'b', 'c']) await set(`bell/${bell}`, at('10'));
    expect(await look.run()).toBe(2);
    expect(await rung()).toStrictEqual(['bell/a rung', 'bell/c rung']);
    expect(incidents.map((one) => one.kind === 'culprit' && one.error)).toContainEqual(new Error('no terms'));
    broken = false;
    expect(await look.run()).toBe(1);
    expect(await rung()).toHaveLength(3);
  });

  it('lets a step that looks its commands up see what earlier steps did, and lets later ones wait for it', async () => {
    const seen: (readonly string[])[] = [];
    const lookedUp = async (command: AddressedCommand): Promise<readonly AddressedCommand[]> => {
      seen.push(await rung());
      return [command];
    };
    const look = lookOf({
      dueCommand: ({ subject }) => {
        const command = { stream: subject, command: { type: 'ring' } };
        return subject === 'bell/b' ? lookedUp(command) : command;
      },
    });
    for (const [bell, minute] of [['a', '10'], ['b', '20'], ['c', '30']] as const) await set(`bell/${bell}`, at(minute)); // prettier-ignore
    expect(await look.run()).toBe(3);
    expect(seen.at(-1)).toStrictEqual(['bell/a rung']);
    expect(await rung()).toStrictEqual(['a', 'b', 'c'].map((bell) => `bell/${bell} rung`));
  });

  it('takes a backlog of 1,000 steps, each once', async () => {
    const look = lookOf();
    await Promise.all(Array.from({ length: 1_000 }, (_, bell) => set(`bell/${bell}`, at('10'))));
    expect(await look.run()).toBe(1_000);
    expect(new Set(await rung()).size).toBe(1_000);
  }, 30_000);
});

describe('due rows', () => {
  it('are found by their time: overdue up to now, coming ones after it up to the end', async () => {
    lookOf();
    for (const minute of ['10', '20', '30']) await set(`bell/${minute}`, at(minute));
    const pool = belfry.pool('source');
    expect((await overdue(pool, at('20'), 10)).map(({ subject }) => subject)).toStrictEqual(['bell/10', 'bell/20']);
    expect((await overdue(pool, at('20'), 1)).map(({ subject }) => subject)).toStrictEqual(['bell/10']);
    expect(await armedBetween(pool, at('20'), at('30'), 10)).toMatchObject([{ subject: 'bell/30', at: at('30') }]);
    expect(await nextDue(belfry.pool('mirror'))).toBe(undefined);
  });
});
