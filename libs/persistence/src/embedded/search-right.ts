import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { serverAccount, serverEnvironment, type Account } from './account.js';

/** How a Postgres program is started so that it runs under the account of the server. */
export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly account: Account | undefined;
}

/** To pass folders and read; for programs that root alone may run, all that files' modes forbid. */
type Capability = 'dac_read_search' | 'dac_override';

/**
 * Started as root in a folder that root alone may enter, Postgres runs as nobody with the one right that it lacks, by `setpriv`
 * of util-linux: neither the folder's mode nor the place of the data is changed. `no_setuid_fixup` lets `access()`, by which
 * Postgres looks for its own programs, see that right. docs/adr/0024
 */
const carrying = (capability: Capability, { uid, gid }: Account): readonly string[] => [
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  ...['bounding-set', 'inh-caps', 'ambient-caps'].map((set) => `--${set}=-all,+${capability}`),
  '--',
];

const known = new Map<Capability, boolean>();

/** Whether this machine lets root hand that right on: a container may have given it away. */
function canCarry(capability: Capability, account: Account): boolean {
  const before = known.get(capability);
  if (before !== undefined) return before;
  const args = [...carrying(capability, account), '/bin/sh', '-c', 'exit 0'];
  const can = spawnSync('setpriv', args, { env: serverEnvironment(), timeout: 10_000 }).status === 0;
  known.set(capability, can);
  return can;
}

function mayEnter(folder: string, { uid, gid }: Account): boolean {
  const entry = statSync(folder);
  if (entry.uid === uid) return (entry.mode & 0o100) !== 0;
  if (entry.gid === gid) return (entry.mode & 0o010) !== 0;
  return (entry.mode & 0o001) !== 0;
}

/** The first folder from here upwards that the server's account may not enter; none for who is not root. */
export function closedFolder(path: string): string | undefined {
  const account = serverAccount();
  if (!account) return undefined;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (!mayEnter(folder, account)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

const isForAll = (program: string): boolean => (statSync(program).mode & 0o001) !== 0;

/** The least right by which the server's account can run the program and reach the folder; `missing` when none can be had. */
function neededFor(program: string, folder: string, account: Account): Capability | 'none' | 'missing' {
  const open = isForAll(program);
  if (open && closedFolder(dirname(program)) === undefined && closedFolder(folder) === undefined) return 'none';
  const enough: readonly Capability[] = open ? ['dac_read_search', 'dac_override'] : ['dac_override'];
  return enough.find((capability) => canCarry(capability, account)) ?? 'missing';
}

/** Starts a Postgres program that works in this folder: as ourselves, or, for root, as nobody who can get there. */
export function serverCommand(program: string, args: readonly string[], folder: string): ServerCommand {
  const account = serverAccount();
  const needed = account ? neededFor(program, folder, account) : 'none';
  if (!account || needed === 'none' || needed === 'missing') return { program, args, account };
  return { program: 'setpriv', args: [...carrying(needed, account), program, ...args], account: undefined };
}

/** Whether a folder that is closed to the server's account can be reached all the same. */
export function canReach(): boolean {
  const account = serverAccount();
  return !account || canCarry('dac_read_search', account) || canCarry('dac_override', account);
}
