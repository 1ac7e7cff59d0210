import { superuserUrl } from './embedded/running.js';
import { serviceRole, streamRole, withLogin } from './roles.js';

const writing = { statement_timeout: '15s', idle_in_transaction_session_timeout: '5s', lock_timeout: '2s' };

describe('the role of a service', () => {
  it.each(['directory', 'intake', 'supervision', 'rankings', 'notices', 'bullmq'])(
    '%s sees its own schema alone',
    (schema) => {
      expect(serviceRole(schema)).toStrictEqual({
        name: `kaoji_${schema}`,
        settings: { ...writing, search_path: schema },
      });
    },
  );

  it('of the stream reads only, and sees no schema by an unqualified name', () => {
    expect(streamRole).toStrictEqual({
      name: 'kaoji_stream',
      settings: { ...writing, search_path: 'pg_catalog', default_transaction_read_only: 'on' },
    });
  });
});

describe('an address for another user', () => {
  it.each([
    ['postgres://owner:old@127.0.0.1:5432/kaoji', 'postgres://kaoji_intake:new@127.0.0.1:5432/kaoji'],
    [
      'postgres://owner@db.example/kaoji?sslmode=require',
      'postgres://kaoji_intake:new@db.example/kaoji?sslmode=require',
    ],
    ['postgresql://[::1]:5433/kaoji', 'postgresql://kaoji_intake:new@[::1]:5433/kaoji'],
  ])('%s becomes %s', (url, expected) => {
    expect(withLogin(url, 'kaoji_intake', 'new')).toBe(expected);
  });

  it.each(['p@ss', 'a/b', 'a:b', 'a?b#c', '100%', 'a b', "quote'", '%41'])('carries any password: %j', (password) => {
    const made = new URL(withLogin('postgres://o:p@host:5432/kaoji', 'u', password));
    expect([decodeURIComponent(made.password), made.host, made.pathname, made.search]).toStrictEqual([
      password,
      'host:5432',
      '/kaoji',
      '',
    ]);
    expect(decodeURIComponent(new URL(superuserUrl(5432, password)).password)).toBe(password);
  });

  it('of the superuser is on this machine alone', () => {
    expect(superuserUrl(54_321, 'p')).toBe('postgres://postgres:p@127.0.0.1:54321/postgres');
  });
});
