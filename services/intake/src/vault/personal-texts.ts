import { type KeyedDigest, queryCodeDigest } from '@kaoji/kernel';
import type { Digested, PersonalFields, Vaulted } from '@kaoji/contracts';
import { comparable, lengthOf, vaultRef } from './personal-texts.policy.js';

type Data = Record<string, unknown>;

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** The object that holds the last step of a path, and that step. */
function holderOf(data: Data, path: string): { holder: Data; name: string } | undefined {
  const steps = path.split('.');
  const name = steps.pop() ?? '';
  let holder: unknown = data;
  for (const step of steps) holder = isObject(holder) ? holder[step] : undefined;
  return isObject(holder) && typeof holder[name] === 'string' ? { holder, name } : undefined;
}

function vaulted(keyed: KeyedDigest, receipt: string, path: string, text: string): Vaulted {
  const { kind, text: compared } = comparable(path, text);
  const hmac = keyed.of(`personal ${kind}`, compared).toString('base64url');
  return { ref: vaultRef(receipt, path), hmac, length: lengthOf(text) };
}

export interface Posted {
  readonly receipt: string;
  readonly subject: string;
  readonly personal: PersonalFields;
}

/**
 * Takes the personal texts out of an event's data, which is changed in place: `{ref, hmac, length}` stands there instead,
 * `{hmac}` for what only has to be recognised again. Returns the texts for the vault, by their paths.
 */
export function takeOutPersonalTexts(
  data: Data,
  { receipt, subject, personal }: Posted,
  keyed: KeyedDigest,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const path of personal.vaulted) {
    const found = holderOf(data, path);
    if (!found) continue;
    const text = String(found.holder[found.name]);
    texts[path] = text;
    found.holder[found.name] = vaulted(keyed, receipt, path, text);
  }
  for (const path of personal.digested) {
    const found = holderOf(data, path);
    if (!found) continue;
    const digested: Digested = { hmac: queryCodeDigest(keyed, subject, String(found.holder[found.name])) };
    found.holder[found.name] = digested;
  }
  return texts;
}
