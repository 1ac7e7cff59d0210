import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock per second; Linux counts in hundredths for every program. */
const ticks = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Seconds of its own and of its children that have ended. */
  readonly seconds: number;
  /** Resident memory in bytes. */
  readonly resident: number;
}

function processOf(pid: string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const seconds = fields.slice(11, 15).reduce((sum, value) => sum + value, 0) / ticks;
    return { pid: Number(pid), parent, seconds, resident: (fields[21] ?? 0) * 4096 };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined; // it has just ended
    throw error;
  }
}

/** These processes and everything that they started, as far as it lives. */
function family(roots: readonly number[]): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => processOf(pid) ?? []);
  const members = new Set(roots);
  for (let size = -1; size !== members.size;) {
    size = members.size;
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid);
  }
  return all.filter(({ pid }) => members.has(pid));
}

/** Seconds of CPU that these processes and what they started have used so far. Linux only. */
export const cpuSeconds = (roots: readonly number[]): number =>
  family(roots).reduce((sum, { seconds }) => sum + seconds, 0);

/** Resident bytes of these processes alone. */
export const residentBytes = (roots: readonly number[]): number =>
  family(roots)
    .filter(({ pid }) => roots.includes(pid))
    .reduce((sum, { resident }) => sum + resident, 0);
