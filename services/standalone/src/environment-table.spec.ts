import { BadConfiguration, readEnvironment } from './standalone.env.js';

function faultsOf(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readEnvironment(given);
    return [];
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults;
    throw error;
  }
}

const drill = { KAOJI_DRILL: 'on' };
const test = { KAOJI_TEST: '1' };

interface Variable {
  readonly good: readonly string[];
  readonly bad: readonly string[];
  readonly fault: RegExp;
  /** What else has to be set for it. */
  readonly beside?: Readonly<Record<string, string>>;
}

const variables: Readonly<Record<string, Variable>> = {
  DATABASE_URL: {
    good: ['postgres://kaoji@localhost/kaoji', 'postgresql://u:p%20w@[::1]:5432/k?sslmode=require'],
    bad: ['postgres://', 'postgres:/x', 'http://host/db', 'host/db', 'postgres://a b/c', ' postgres://a/b'],
    fault: /^DATABASE_URL is an address such as postgres:\/\/user@host\/database\.$/,
  },
  KAOJI_PORT: {
    good: ['0', '1', '8080', '65535'],
    bad: ['-1', '65536', '80.5', 'http', '80a', 'NaN', 'Infinity'],
    fault: /^KAOJI_PORT is a whole number from 0 to 65535\.$/,
  },
  KAOJI_ZONE: {
    good: ['Asia/Shanghai', 'America/New_York', 'UTC'],
    bad: ['Asia/Nowhere', 'Shanghai', '8', 'Asia/Shanghai '],
    fault: /^KAOJI_ZONE is an IANA time zone such as Asia\/Shanghai\.$/,
  },
  KAOJI_CALENDAR: {
    good: ['china', 'weekdays'],
    bad: ['China', 'none', 'china '],
    fault: /^KAOJI_CALENDAR is one of china, weekdays\.$/,
  },
  KAOJI_SCHEME: {
    good: ['default', 'supervision-only'],
    bad: ['Default', 'own'],
    fault: /^KAOJI_SCHEME is one of default, supervision-only\.$/,
  },
  KAOJI_DRILL: { good: ['on', 'off'], bad: ['true', '1', 'ON', 'yes'], fault: /^KAOJI_DRILL is one of on, off\.$/ },
  KAOJI_DRILL_START: {
    good: ['2026-10-08T09:00:00+08:00', '2026-10-08T01:00:00Z'],
    bad: ['2026-10-08', '2026-10-08T09:00:00', 'now', '1790000000'],
    fault: /^KAOJI_DRILL_START is a time with offset such as 2026-10-08T09:00:00\+08:00\.$/,
    beside: drill,
  },
  KAOJI_ADMIN_USERNAME: {
    good: ['admin', 'ab', 'a.b-c_d9', 'a'.repeat(40)],
    bad: ['a', 'a'.repeat(41), 'Admin', '9a', '_a', 'a b', 'a@b', '管理员'],
    fault: /^KAOJI_ADMIN_USERNAME is 2 to 40 of a-z, 0-9, "\.", "_", "-"\.$/,
  },
  KAOJI_TLS: { good: ['on', 'off'], bad: ['yes', '1'], fault: /^KAOJI_TLS is one of on, off\.$/ },
  KAOJI_TRUST_PROXY: {
    good: ['10.0.0.1', '10.0.0.0/8,192.168.0.1', '::1', 'fd00::/8'],
    bad: ['true', 'proxy.example', '10.0.0.1,', ',10.0.0.1', '10.0.0.1 10.0.0.2'],
    fault: /^KAOJI_TRUST_PROXY is a list of addresses or networks\.$/,
  },
  KAOJI_LOG: {
    good: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    bad: ['verbose', 'INFO', '30'],
    fault: /^KAOJI_LOG is one of fatal, error, warn, info, debug, trace, silent\.$/,
  },
  KAOJI_OIDC_ISSUER: {
    good: ['https://id.example', 'https://id.example/realms/city', 'http://127.0.0.1:9000', 'http://localhost/id'],
    bad: ['id.example', 'http://id.example', 'http://127.0.0.1.example', 'https://', 'ftp://id.example'],
    fault: /^KAOJI_OIDC_ISSUER is an address such as https:\/\/id\.example; without TLS only on this machine\.$/,
    beside: { KAOJI_OIDC_CLIENT_ID: 'kaoji', KAOJI_OIDC_REDIRECT: 'https://kaoji.example/back' },
  },
  KAOJI_OIDC_REDIRECT: {
    good: ['https://kaoji.example/api/v1/session/openid', 'http://127.0.0.1:8080/api/v1/session/openid'],
    bad: ['kaoji.example/back', 'https://', 'https://kaoji.example/back?x=1', 'https://kaoji.example/#'],
    fault: /^KAOJI_OIDC_REDIRECT is an address such as https:\/\/kaoji\.example\/api\/v1\/session\/openid\.$/,
    beside: { KAOJI_OIDC_CLIENT_ID: 'kaoji', KAOJI_OIDC_ISSUER: 'https://id.example' },
  },
  KAOJI_OIDC_CLIENT_ID: {
    good: ['kaoji'],
    bad: [],
    fault: /^$/,
    beside: { KAOJI_OIDC_ISSUER: 'https://id.example', KAOJI_OIDC_REDIRECT: 'https://kaoji.example/back' },
  },
  KAOJI_OIDC_CLAIM: { good: ['sub', 'employee_no'], bad: [], fault: /^$/ },
  KAOJI_OIDC_SCOPE: {
    good: ['openid', 'openid profile email'],
    bad: ['profile', 'openid,profile', 'openid  profile', 'profile openid'],
    fault: /^KAOJI_OIDC_SCOPE is openid, and more after blanks\.$/,
  },
  KAOJI_TEST: { good: ['0', '1'], bad: ['true', 'on', '2'], fault: /^KAOJI_TEST is one of 0, 1\.$/ },
  KAOJI_PRODUCTION: { good: ['0', '1'], bad: ['true', 'on', '2'], fault: /^KAOJI_PRODUCTION is one of 0, 1\.$/ },
  KAOJI_DATA: { good: ['./data', '/var/lib/kaoji'], bad: [], fault: /^$/ },
  KAOJI_HOST: { good: ['127.0.0.1', '0.0.0.0', '::'], bad: [], fault: /^$/ },
  KAOJI_CITY: { good: ['units.yaml', 'a.yaml,b.yaml'], bad: [], fault: /^$/ },
  KAOJI_FAILPOINTS: { good: ['executor.after-commit'], bad: [], fault: /^$/, beside: test },
};

const rows = (list: 'good' | 'bad') =>
  Object.entries(variables).flatMap(([name, variable]) =>
    variable[list].map((value) => [name, value, variable] as const),
  );

describe('a variable of the environment', () => {
  it.each(rows('good'))('%s may be %j', (name, value, { beside }) => {
    const env = readEnvironment({ ...beside, [name]: value });
    expect(String((env as unknown as Record<string, unknown>)[name])).toBe(value);
  });

  it.each(rows('bad'))('%s may not be %j, and the fault does not repeat it', (name, value, { beside, fault }) => {
    const faults = faultsOf({ ...beside, [name]: value });
    expect(faults.map((told) => fault.test(told))).toStrictEqual([true]);
  });

  it.each(Object.keys(variables))('%s that is empty or not set counts as not set', (name) => {
    const { variables: _, ...plain } = readEnvironment({});
    for (const value of ['', undefined]) {
      const { variables: given, ...env } = readEnvironment({ [name]: value });
      expect(env).toStrictEqual(plain);
      expect(given).toStrictEqual({ [name]: value });
    }
  });

  it('that is not ours is no fault and no property, but services can read it', () => {
    const env = readEnvironment({ KAOJI_MAIL_HOST: 'mail.example', variables: 'x' });
    expect(env.variables['KAOJI_MAIL_HOST']).toBe('mail.example');
    expect('KAOJI_MAIL_HOST' in env).toBe(false);
  });
});

const together = 'KAOJI_OIDC_ISSUER, KAOJI_OIDC_CLIENT_ID and KAOJI_OIDC_REDIRECT are set together.';

describe('the configuration as a whole', () => {
  it.each([
    [{ KAOJI_DRILL: 'on', KAOJI_PRODUCTION: '1' }, ['KAOJI_DRILL is refused with KAOJI_PRODUCTION=1.']],
    [{ KAOJI_DRILL: 'off', KAOJI_PRODUCTION: '1' }, []],
    [{ KAOJI_DRILL: 'on', KAOJI_PRODUCTION: '0' }, []],
    [{ KAOJI_TEST: '1', KAOJI_PRODUCTION: '1' }, ['KAOJI_TEST is refused with KAOJI_PRODUCTION=1.']],
    [{ KAOJI_FAILPOINTS: 'x', KAOJI_TEST: '0' }, ['KAOJI_FAILPOINTS is refused without KAOJI_TEST=1.']],
    [{ KAOJI_FAILPOINTS: '', KAOJI_TEST: '0' }, []],
    [{ KAOJI_OIDC_ISSUER: 'https://id.example' }, [together]],
    [{ KAOJI_OIDC_CLIENT_ID: 'kaoji', KAOJI_OIDC_REDIRECT: 'https://kaoji.example/back' }, [together]],
    [
      { KAOJI_DRILL_START: '2026-10-08T09:00:00+08:00', KAOJI_DRILL: 'off' },
      ['KAOJI_DRILL_START is refused without KAOJI_DRILL=on.'],
    ],
    [
      { KAOJI_DRILL: 'on', KAOJI_TEST: '1', KAOJI_PRODUCTION: '1' },
      ['KAOJI_DRILL is refused with KAOJI_PRODUCTION=1.', 'KAOJI_TEST is refused with KAOJI_PRODUCTION=1.'],
    ],
  ])('%j: %j', (given, faults) => {
    expect(faultsOf(given)).toStrictEqual(faults);
  });

  it('is told with all its faults, those of single variables first, each on a line of its own', () => {
    const given = { KAOJI_LOG: 'loud', KAOJI_TLS: 'maybe', KAOJI_FAILPOINTS: 'x' };
    expect(() => readEnvironment(given)).toThrow(
      [
        'The configuration is not usable:',
        '  - KAOJI_TLS is one of on, off.',
        '  - KAOJI_LOG is one of fatal, error, warn, info, debug, trace, silent.',
        '  - KAOJI_FAILPOINTS is refused without KAOJI_TEST=1.',
      ].join('\n'),
    );
  });

  it.each([
    [{}, false],
    [{ KAOJI_DRILL: 'off' }, false],
    [{ KAOJI_DRILL: 'on' }, true],
  ])('%j is a drill: %p', (given, isDrill) => {
    expect(readEnvironment(given).drill).toBe(isDrill);
  });
});
