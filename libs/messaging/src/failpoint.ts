/** Every gap between two durable steps where a process may die (messaging.md, Proof). */
export const failpoints = [
  'executor.after-read',
  'executor.before-commit',
  'executor.after-commit',
  'stream.before-deliver',
  'stream.after-deliver',
  'stream.after-position',
  'due.before-look',
  'due.after-look',
  'notice.after-smtp',
] as const;

export type Failpoint = (typeof failpoints)[number];

type Aim = { readonly name: string; left: number };

let aims: Aim[] | undefined;

/** `name@n,name@n`: dies at the n-th passing of each name. */
function readAims(text: string): Aim[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', count = '1'] = part.split('@');
      if (!failpoints.some((known) => known === name)) throw new RangeError(`${name} is no failpoint`);
      return { name, left: Number(count) };
    });
}

/**
 * Kills this process with SIGKILL when `KAOJI_FAILPOINTS` aims at this passing; without effect otherwise. Start-up
 * refuses the variable outside tests.
 */
export function failpoint(name: Failpoint): void {
  aims ??= readAims(process.env['KAOJI_FAILPOINTS'] ?? '');
  for (const aim of aims) {
    if (aim.name !== name) continue;
    aim.left -= 1;
    if (aim.left === 0) process.kill(process.pid, 'SIGKILL');
  }
}
