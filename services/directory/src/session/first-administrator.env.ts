import { readFile } from 'node:fs/promises';
import type { FirstAdministrator } from './first-administrator.js';
import { passwordLength } from './password.js';

/** `KAOJI_ADMIN_USERNAME` (default `admin`) and `KAOJI_ADMIN_PASSWORD` or the file `KAOJI_ADMIN_PASSWORD_FILE`. */
export async function firstAdministratorFrom(env: NodeJS.ProcessEnv = process.env): Promise<FirstAdministrator> {
  const given = await givenBy(env);
  const length = given.password?.length ?? passwordLength.least;
  if (length >= passwordLength.least && length <= passwordLength.most) return given;
  throw new Error(
    `KAOJI_ADMIN_PASSWORD has ${passwordLength.least} to ${passwordLength.most} characters, as every password.`,
  );
}

async function givenBy(env: NodeJS.ProcessEnv): Promise<FirstAdministrator> {
  const username = env['KAOJI_ADMIN_USERNAME'] || 'admin';
  const { KAOJI_ADMIN_PASSWORD: password, KAOJI_ADMIN_PASSWORD_FILE: file } = env;
  if (password && file) throw new Error('Set either KAOJI_ADMIN_PASSWORD or KAOJI_ADMIN_PASSWORD_FILE, not both.');
  if (file) return { username, password: (await readFile(file, 'utf8')).replace(/\r?\n$/, '') };
  return { username, password: password || undefined };
}
