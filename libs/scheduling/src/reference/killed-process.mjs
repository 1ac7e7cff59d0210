// A process with executor, stream and sweep of two services, killed wherever KAOJI_FAILPOINTS says: the load and the
// system of failpoint.int-spec.ts. Prints an id after its answer, never before; ends by itself when all is quiet.
import { Consumer, Executor, PostgresStream, Wake } from '@kaoji/messaging';
import pg from 'pg';
import { Look } from '../../dist/look.js';
import { bellCatalogue, bellDefinition, bells } from '../../dist/spec-fixtures/bell.js';

const { urls, streamUrl, from, to } = JSON.parse(process.env.KILLED_PROCESS);
const clock = { now: () => new Date().toISOString() };
const pools = Object.fromEntries(
  ['source', 'mirror'].map((name) => [name, new pg.Pool({ connectionString: urls[name], max: 4 })]),
);
const wake = new Wake();
const say = (what) => process.stderr.write(`${what}\n`);

function executorOf(name) {
  const definition = bellDefinition(name);
  const ledger = {
    ...definition,
    service: name,
    pool: pools[name],
    clock,
    aggregates: new Map(bells.map((aggregate) => [aggregate.concept, aggregate])),
    react: (event) => definition.handlers.reactions[event.type]?.(event) ?? [],
    foreignProjections: [],
    committed: () => wake.signal(name),
    noticed: (incident) => say(`${incident.kind} ${incident.reason ?? incident.error ?? ''}`),
  };
  return { executor: new Executor(ledger), look: new Look(ledger, new Executor(ledger)), definition, ledger };
}

const source = executorOf('source');
const mirror = executorOf('mirror');

const positions = {
  read: async (consumer, producer) => {
    const found = await pools[consumer].query('select position from stream_position where producer = $1', [producer]);
    return found.rows[0]?.position;
  },
  write: (consumer, producer, position) =>
    pools[consumer].query(
      `insert into stream_position (producer, position) values ($1, $2)
       on conflict (producer) do update set position = excluded.position`,
      [producer, position],
    ),
};

const stream = new PostgresStream({
  pool: new pg.Pool({ connectionString: streamUrl, max: 2 }),
  positions,
  wake,
  batch: 4,
  failed: (_, error) => say(error),
});
const consumer = new Consumer({
  service: 'mirror',
  catalogue: bellCatalogue,
  handlers: mirror.definition.handlers,
  executor: mirror.executor,
  ready: () => Promise.resolve(),
  noticed: mirror.ledger.noticed,
});
await stream.subscribe({ consumer: 'mirror', producer: 'source', deliver: (batch) => consumer.deliver(batch) });

/** Odd numbers are strokes of one of three bells, even ones an alarm of their own that time must ring. */
function workOf(number) {
  const id = `n${number}`;
  const odd = number % 2 === 1;
  const command = odd ? { type: 'strike' } : { type: 'set', at: clock.now() };
  return {
    origin: { kind: 'request', actor: 'load', route: 'POST /bells', key: id, digest: 'aa' },
    commands: [{ stream: odd ? `bell/${number % 3}` : `bell/${id}`, command }],
    metadata: { rootAt: clock.now(), correlation: id },
  };
}

async function load() {
  for (let number = from; number < to; number += 3) {
    const group = [number, number + 1, number + 2].filter((each) => each < to);
    await Promise.all(
      group.map(async (each) => {
        await source.executor.submit(workOf(each));
        process.stdout.write(`n${each}\n`);
      }),
    );
    await source.look.run();
  }
}

const strokes = async (name) =>
  (await pools[name].query(`select count(*)::int as n from event where type = 'kaoji.bell.struck.v1'`)).rows[0].n;
const armed = async () =>
  (await pools.source.query(`select count(*)::int as n from due where state = 'armed'`)).rows[0].n;

await load();
do await source.look.run();
while ((await armed()) > 0 || (await strokes('source')) > (await strokes('mirror')));
process.exit(0);
