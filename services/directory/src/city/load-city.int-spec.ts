import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDirectory } from '../spec-fixtures/test-directory.js';
import { loadCity } from './load-city.js';
import type { CityFile } from './read-city.js';

const folder = join(__dirname, '..', '..', '..', '..', 'examples', 'city', 'sample');
const sample: readonly CityFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const secrets = { keyOf: (id: string) => `kaoji_${id}`, passwordOf: (name: string) => `password of ${name}` };

let installation: Awaited<ReturnType<typeof testDirectory>>;
beforeAll(async () => {
  installation = await testDirectory();
});
afterAll(() => installation.close());

async function counts(): Promise<Record<string, string>> {
  const tables = ['event', 'unit', 'person', 'key', 'calendar', 'duty', 'account', 'unit_copy', 'person_copy', 'due'];
  const query = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ');
  return (
    (
      (await installation.database.ownerPool().query(`set search_path to directory; select ${query}`)) as unknown as {
        rows: Record<string, string>[];
      }[]
    )[1]?.rows[0] ?? {}
  );
}

describe('loading a city', () => {
  it('loads nothing while one mistake is in one of its files', async () => {
    const before = await counts();
    const broken = sample.map(({ name, text }) => ({ name, text: text.replace('standIn: qian', 'standIn: quian') }));
    expect(await loadCity(installation.directory, broken, secrets)).toStrictEqual({
      kind: 'mistaken',
      mistakes: [{ file: 'people.yaml', line: 4, message: 'people 3: there is no person quian' }],
    });
    expect(await counts()).toStrictEqual(before);
  });

  it('records units, people, duty, calendar and keys through the executor', async () => {
    const load = await loadCity(installation.directory, sample, secrets);
    expect(load).toStrictEqual({ kind: 'loaded', events: 19, units: 5, people: 8 });
    const { records } = installation.directory;
    expect(records.unitsOn('2026-10-01').map(({ code }) => code)).toStrictEqual([
      'city',
      'east-clinic',
      'health',
      'hotline',
      'office',
    ]);
    expect(records.receives('health', 'handler', '2026-10-09T02:00:00.000Z')).toStrictEqual(['li']);
    expect(records.calendar().version).toBe(1);
    expect(records.calendar().holidays.has('2026-11-06')).toBe(true);
    const { rows } = await installation.database
      .pool('directory')
      .query(
        `select type, metadata ->> 'actor' as actor from event where stream = 'key/hotline-system' order by version`,
      );
    expect(rows).toStrictEqual([
      { type: 'kaoji.directory.key-proposed.v1', actor: 'admin-2' },
      { type: 'kaoji.directory.key-recorded.v1', actor: 'admin-2' },
    ]);
  });

  it('changes nothing the second time, whatever happened meanwhile', async () => {
    const { running } = installation.directory;
    await running.executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: 'unit/health', command: { type: 'change', from: '2026-10-01', name: '卫健委' } }],
      metadata: { actor: 'admin-1', rootAt: installation.clock.now() },
    });
    const before = await counts();
    expect(await loadCity(installation.directory, sample, secrets)).toMatchObject({ kind: 'loaded', events: 0 });
    expect(await counts()).toStrictEqual(before);
    expect(installation.directory.records.unitOn('health', '2026-10-01')?.name).toBe('卫健委');
  });

  it('lets those sign in who have a user name, and systems by their keys', async () => {
    const { signingIn, signIn } = installation.directory;
    expect((await signingIn.recognise('sun', 'password of sun'))?.roles).toStrictEqual(['unit-head']);
    expect(await signingIn.recognise('zhou', 'password of zhou')).toBeUndefined();
    expect((await signIn.keys.verify('kaoji_hotline-system'))?.rights).toStrictEqual(['for-others']);
  });
});
