import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsRFC3339,
  IsTimeZone,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';
import type { LogLevel } from '@kaoji/http';
import { readFileSync } from 'node:fs';

const switches = ['on', 'off'] as const;
type Switch = (typeof switches)[number];

const levels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const oneOf = (values: readonly string[]): PropertyDecorator =>
  IsIn([...values], { message: ({ property }) => `${property} is one of ${values.join(', ')}.` });

const port = { message: 'KAOJI_PORT is a whole number from 0 to 65535.' };

/** The configuration of the standalone process; each property is the environment variable of its name. */
export class StandaloneEnv {
  /** A Postgres of the installation's own; without it one is started in the data folder. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'DATABASE_URL is an address such as postgres://user@host/database.' })
  DATABASE_URL?: string;

  @IsNotEmpty()
  KAOJI_DATA: string = './data';

  /** 0 takes any free one. */
  @IsInt(port)
  @Min(0, port)
  @Max(65_535, port)
  KAOJI_PORT: number = 8080;

  @IsNotEmpty()
  KAOJI_HOST: string = '127.0.0.1';

  @IsTimeZone({ message: 'KAOJI_ZONE is an IANA time zone such as Asia/Shanghai.' })
  KAOJI_ZONE: string = 'Asia/Shanghai';

  @oneOf(['china', 'weekdays'])
  KAOJI_CALENDAR: 'china' | 'weekdays' = 'china';

  /** The scheme that a new installation ranks by; `supervision-only` until the other dimensions are in use. */
  @oneOf(['default', 'supervision-only'])
  KAOJI_SCHEME: 'default' | 'supervision-only' = 'default';

  @oneOf(switches)
  KAOJI_DRILL: Switch = 'off';

  /** Where the drill clock of a new installation begins; by default the present time. */
  @IsOptional()
  @IsRFC3339({ message: 'KAOJI_DRILL_START is a time with offset such as 2026-10-08T09:00:00+08:00.' })
  KAOJI_DRILL_START?: string;

  /** YAML files of a city to load at the first start, separated by commas. */
  @IsOptional()
  @IsNotEmpty()
  KAOJI_CITY?: string;

  @Matches(/^[a-z][a-z0-9._-]{1,39}$/, { message: 'KAOJI_ADMIN_USERNAME is 2 to 40 of a-z, 0-9, ".", "_", "-".' })
  KAOJI_ADMIN_USERNAME: string = 'admin';

  /** People reach us over TLS, ended by a proxy. */
  @oneOf(switches)
  KAOJI_TLS: Switch = 'off';

  /** Addresses of the proxies whose X-Forwarded-For is believed, separated by commas. */
  @IsOptional()
  @Matches(/^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/, { message: 'KAOJI_TRUST_PROXY is a list of addresses or networks.' })
  KAOJI_TRUST_PROXY?: string;

  /** The identity provider at which people may sign in (OpenID Connect), as its discovery document names it. */
  @IsOptional()
  @Matches(/^(https:\/\/\S+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/\S*)?)$/, {
    message: 'KAOJI_OIDC_ISSUER is an address such as https://id.example; without TLS only on this machine.',
  })
  KAOJI_OIDC_ISSUER?: string;

  @IsOptional()
  @IsNotEmpty()
  KAOJI_OIDC_CLIENT_ID?: string;

  @IsOptional()
  @Matches(/^https?:\/\/[^\s?#]+$/, {
    message: 'KAOJI_OIDC_REDIRECT is an address such as https://kaoji.example/api/v1/session/openid.',
  })
  KAOJI_OIDC_REDIRECT?: string;

  /** The claim whose value is a person's code. */
  @IsNotEmpty()
  KAOJI_OIDC_CLAIM: string = 'preferred_username';

  @Matches(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, { message: 'KAOJI_OIDC_SCOPE is openid, and more after blanks.' })
  KAOJI_OIDC_SCOPE: string = 'openid profile';

  @oneOf(levels)
  KAOJI_LOG: LogLevel = 'info';

  @oneOf(['0', '1'])
  KAOJI_TEST: string = '0';

  @oneOf(['0', '1'])
  KAOJI_PRODUCTION: string = '0';

  @IsOptional()
  @IsNotEmpty()
  KAOJI_FAILPOINTS?: string;

  /** All of it, for what services read themselves. */
  constructor(readonly variables: Readonly<Record<string, string | undefined>> = {}) {}

  get drill(): boolean {
    return this.KAOJI_DRILL === 'on';
  }
}

/** Why the process must not start: every fault of the configuration, none with its value. */
export class BadConfiguration extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type Rule = (env: StandaloneEnv) => string | undefined;

/** What the configuration as a whole must keep to (contract.md, Drill mode; messaging.md, Proof). */
const rules: readonly Rule[] = [
  function aDrillIsNeverRunWithRealData(env) {
    return env.drill && env.KAOJI_PRODUCTION === '1' ? 'KAOJI_DRILL is refused with KAOJI_PRODUCTION=1.' : undefined;
  },
  function productionIsNoTest(env) {
    const both = env.KAOJI_TEST === '1' && env.KAOJI_PRODUCTION === '1';
    return both ? 'KAOJI_TEST is refused with KAOJI_PRODUCTION=1.' : undefined;
  },
  function aProcessDiesOnPurposeInTestsOnly(env) {
    const refused = env.KAOJI_FAILPOINTS !== undefined && env.KAOJI_TEST !== '1';
    return refused ? 'KAOJI_FAILPOINTS is refused without KAOJI_TEST=1.' : undefined;
  },
  function onlyADrillHasAStart(env) {
    const refused = env.KAOJI_DRILL_START !== undefined && !env.drill;
    return refused ? 'KAOJI_DRILL_START is refused without KAOJI_DRILL=on.' : undefined;
  },
  function anIdentityProviderKnowsUsAndSendsPeopleBack(env) {
    const { KAOJI_OIDC_ISSUER: issuer, KAOJI_OIDC_CLIENT_ID: client, KAOJI_OIDC_REDIRECT: redirect } = env;
    const given = [issuer, client, redirect].filter((value) => value !== undefined).length;
    return given === 1 || given === 2
      ? 'KAOJI_OIDC_ISSUER, KAOJI_OIDC_CLIENT_ID and KAOJI_OIDC_REDIRECT are set together.'
      : undefined;
  },
];

/** The database's address holds a password, so it may stand in a file too. */
function addressFromFile({ DATABASE_URL: url, DATABASE_URL_FILE: file }: StandaloneEnv['variables']): {
  readonly url?: string;
  readonly fault?: string;
} {
  if (!file) return {};
  if (url) return { fault: 'Set either DATABASE_URL or DATABASE_URL_FILE, not both.' };
  try {
    return { url: readFileSync(file, 'utf8').trim() };
  } catch (error) {
    return { fault: `DATABASE_URL_FILE cannot be read: ${(error as NodeJS.ErrnoException).code}.` };
  }
}

/** Reads the configuration; a variable that is empty counts as not set. @throws BadConfiguration with all faults. */
export function readEnvironment(given: Readonly<Record<string, string | undefined>> = process.env): StandaloneEnv {
  const env = new StandaloneEnv(given);
  const known = new Set([
    ...Object.keys(env).filter((name) => name !== 'variables'),
    'DATABASE_URL',
    'KAOJI_DRILL_START',
    'KAOJI_TRUST_PROXY',
    'KAOJI_CITY',
    'KAOJI_FAILPOINTS',
    'KAOJI_OIDC_ISSUER',
    'KAOJI_OIDC_CLIENT_ID',
    'KAOJI_OIDC_REDIRECT',
  ]);
  const set = Object.entries(given).filter(([name, value]) => known.has(name) && value !== undefined && value !== '');
  Object.assign(env, Object.fromEntries(set));
  const address = addressFromFile(given);
  if (address.url !== undefined) env.DATABASE_URL = address.url;
  env.KAOJI_PORT = Number(env.KAOJI_PORT);
  const single = validateSync(env, { stopAtFirstError: true }).flatMap(({ constraints }) =>
    Object.values(constraints ?? {}),
  );
  const together = rules.map((rule) => rule(env)).filter((fault) => fault !== undefined);
  const faults = [...single, ...together, ...(address.fault === undefined ? [] : [address.fault])];
  if (faults.length > 0) throw new BadConfiguration(faults);
  return env;
}
