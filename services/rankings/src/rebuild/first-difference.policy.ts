type Json = unknown;

const isObject = (value: Json): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null;

/** The path of the first value that differs, e.g. `/rankings/0/rows/3/total`; nothing when both are equal. */
export function firstDifference(a: Json, b: Json, path = ''): string | undefined {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return a === b ? undefined : path || '/';
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const order = Array.isArray(a) ? names.sort((x, y) => Number(x) - Number(y)) : names.sort();
  for (const name of order) {
    const difference = firstDifference(a[name], b[name], `${path}/${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
