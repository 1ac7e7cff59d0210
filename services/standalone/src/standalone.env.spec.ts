import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadConfiguration, readEnvironment } from './standalone.env.js';

function faultsOf(given: Readonly<Record<string, string>>): readonly string[] {
  try {
    readEnvironment(given);
    return [];
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs nothing: a data folder beside it, port 8080 of this machine, China', () => {
    const { KAOJI_DATA, KAOJI_PORT, KAOJI_HOST, KAOJI_ZONE, KAOJI_CALENDAR, drill } = readEnvironment({});
    expect([KAOJI_DATA, KAOJI_PORT, KAOJI_HOST, KAOJI_ZONE, KAOJI_CALENDAR, drill]).toStrictEqual([
      './data',
      8080,
      '127.0.0.1',
      'Asia/Shanghai',
      'china',
      false,
    ]);
  });

  it('a variable that is empty counts as not set', () => {
    expect(readEnvironment({ KAOJI_PORT: '', DATABASE_URL: '' })).toMatchObject({ KAOJI_PORT: 8080 });
  });

  it.each([
    [{ KAOJI_PORT: 'http' }, 'KAOJI_PORT is a whole number from 0 to 65535.'],
    [{ KAOJI_PORT: '65536' }, 'KAOJI_PORT is a whole number from 0 to 65535.'],
    [{ KAOJI_CALENDAR: 'lunar' }, 'KAOJI_CALENDAR is one of china, weekdays.'],
    [{ DATABASE_URL: 'mysql://secret@host/db' }, 'DATABASE_URL is an address such as postgres://user@host/database.'],
    [{ KAOJI_DRILL: 'on', KAOJI_PRODUCTION: '1' }, 'KAOJI_DRILL is refused with KAOJI_PRODUCTION=1.'],
    [{ KAOJI_TEST: '1', KAOJI_PRODUCTION: '1' }, 'KAOJI_TEST is refused with KAOJI_PRODUCTION=1.'],
    [{ KAOJI_FAILPOINTS: 'executor.after-commit' }, 'KAOJI_FAILPOINTS is refused without KAOJI_TEST=1.'],
    [{ KAOJI_DRILL_START: '2026-10-01T08:00:00+08:00' }, 'KAOJI_DRILL_START is refused without KAOJI_DRILL=on.'],
  ])('%j is refused', (given, fault) => {
    expect(faultsOf(given as Record<string, string>)).toStrictEqual([fault]);
  });

  it.each([
    [{ KAOJI_PORT: '65535' }],
    [{ KAOJI_PORT: '0' }],
    [{ KAOJI_FAILPOINTS: 'executor.after-commit', KAOJI_TEST: '1' }],
    [{ KAOJI_DRILL: 'on', KAOJI_DRILL_START: '2026-10-01T08:00:00+08:00' }],
  ])('%j is taken', (given) => {
    expect(faultsOf(given as Record<string, string>)).toStrictEqual([]);
  });

  it('all faults are named at once, none with its value', () => {
    const faults = faultsOf({ KAOJI_PORT: '-1', KAOJI_ZONE: 'Middle/Earth', DATABASE_URL: 'secret' });
    expect(faults).toHaveLength(3);
    expect(faults.join()).not.toMatch(/Middle|secret/);
  });
});

describe('the address of the database, which holds a password', () => {
  it('may stand in a file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'kaoji-address-')), 'url');
    await writeFile(file, 'postgres://kaoji:secret@host/kaoji\n');
    expect(readEnvironment({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe('postgres://kaoji:secret@host/kaoji');
    await writeFile(file, 'mysql://secret@host/db\n');
    expect(faultsOf({ DATABASE_URL_FILE: file })).toStrictEqual([
      'DATABASE_URL is an address such as postgres://user@host/database.',
    ]);
  });

  it('is not given twice, and a file that is not there is a fault', () => {
    expect(faultsOf({ DATABASE_URL_FILE: '/nowhere', DATABASE_URL: 'postgres://u@h/d' })).toStrictEqual([
      'Set either DATABASE_URL or DATABASE_URL_FILE, not both.',
    ]);
    expect(faultsOf({ DATABASE_URL_FILE: '/nowhere' })).toStrictEqual(['DATABASE_URL_FILE cannot be read: ENOENT.']);
  });
});
