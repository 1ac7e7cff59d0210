import { sha256 } from '@kaoji/kernel';
import { readdir } from 'node:fs/promises';
import {
  housingKey,
  intakeWorld,
  noonless,
  type IntakeProcess,
  type IntakeWorld,
} from '../spec-fixtures/intake-world.js';
import { progress } from '../spec-fixtures/posts.js';
import type { FileRow } from './files.store.js';

let world: IntakeWorld;
let intake: IntakeProcess;
beforeAll(async () => {
  world = await intakeWorld();
  intake = await world.process();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(noonless));

const uploader = { actor: 'key:h', unit: 'housing' };

async function kept(text: string, by = uploader): Promise<FileRow> {
  const file = await intake.uploads.keep(Buffer.from(text), by);
  if ('kind' in file) throw new Error(file.code);
  return file;
}

const naming = async (file: FileRow, digest = file.sha256, subject = 'evidence'): Promise<string> => {
  const evidence = [{ name: 'photo', sha256: digest, mediaType: 'text/plain', fileId: file.id }];
  const [verdict] = await intake.acceptance.accept([progress(subject, { evidence })], housingKey);
  return verdict?.refusal?.code ?? verdict?.status ?? '';
};

const onDisk = async (file: FileRow): Promise<boolean> =>
  (await readdir(world.folder, { recursive: true })).some((path) => path.endsWith(`${file.sha256}-${file.id}`));

/** Takes what is due, as the service's sweep does. */
async function takeDue(now: string): Promise<void> {
  world.clock.set(now);
  const { rows } = await world.pool.query<{ id: string; subject: string; at: Date }>(
    `select id, subject, at from due where state = 'armed' and kind = 'drop-unreferenced-file' and at <= $1`,
    [now],
  );
  for (const { id, subject, at } of rows) {
    const origin = { kind: 'due', id, at: at.toISOString() } as const;
    await intake.executor.submit({
      origin,
      commands: [{ stream: subject, command: { type: 'drop' } }],
      metadata: { rootAt: now },
    });
  }
  await intake.uploads.eraseDropped();
}

describe('an evidence file', () => {
  it('that no event names is deleted after 7 days, not a moment before; its bytes go too', async () => {
    const file = await kept('nobody names me');
    await takeDue('2026-10-21T01:59:59.999Z');
    expect([await onDisk(file), (await intake.uploads.find(file.id))?.id]).toStrictEqual([true, file.id]);
    await takeDue('2026-10-21T02:00:00.000Z');
    expect([await onDisk(file), await intake.uploads.find(file.id), await naming(file)]).toStrictEqual([
      false,
      undefined,
      'unknown-file',
    ]);
  });

  it('that an event names stays', async () => {
    const file = await kept('an event names me');
    expect([await naming(file), await naming(file)]).toStrictEqual(['accepted', 'accepted']);
    await takeDue('2026-12-01T00:00:00.000Z');
    expect([await onDisk(file), (await intake.uploads.find(file.id))?.dropAt]).toStrictEqual([true, null]);
  });

  it('can be uploaded anew after it was deleted', async () => {
    const first = await kept('twice');
    await takeDue('2026-10-21T02:00:00.000Z');
    const second = await kept('twice');
    expect([second.id, await onDisk(second), await naming(second)]).toStrictEqual([first.id, true, 'accepted']);
  });

  it('is one file for one unit and another for another', async () => {
    const mine = await kept('the same bytes');
    const again = await kept('the same bytes');
    const other = await kept('the same bytes', { actor: 'key:w', unit: 'water' });
    expect([again.id === mine.id, other.id === mine.id, other.sha256 === mine.sha256]).toStrictEqual([
      true,
      false,
      true,
    ]);
    expect(mine.sha256).toBe(sha256('the same bytes').toString('hex'));
  });

  it('cannot be evidence with other bytes than the event says, nor in its last 5 minutes', async () => {
    const file = await kept('strict');
    expect(await naming(file, 'a'.repeat(64))).toBe('file-mismatch');
    world.clock.set('2026-10-21T01:55:00.000Z');
    expect(await naming(file)).toBe('unknown-file');
    world.clock.set('2026-10-21T01:54:59.000Z');
    expect(await naming(file)).toBe('accepted');
  });
});
