#!/usr/bin/env node
// The part "seen by the runs" of npm test: a route of OpenAPI or a type of AsyncAPI that neither the e2e specs nor the
// demonstration saw is listed and fails (issue 3, API documents). The runs leave what they saw in KAOJI_SEEN:
// surface.json and surface-types.json the spec of services/standalone, directory.json, openid.json and notices.json those of a
// directory without a calendar, of one with an identity provider and of mails that did not leave, demonstration-*.json driver and auditor.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.KAOJI_SEEN;
const needed = [
  ...['surface', 'surface-types', 'directory', 'openid', 'notices'],
  ...['demonstration-routes', 'demonstration-types'],
];
const missing = needed.filter((name) => folder === undefined || !existsSync(join(folder, `${name}.json`)));
if (missing.length > 0) {
  console.log(`what was seen cannot be told: no run left ${missing.join(', ')}`);
  process.exit(77);
}

const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const seen = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const { all } = seen.find((one) => one.all !== undefined);

/** A route fits an address when each part is the same or a parameter; the one with the fewest parameters is meant. */
function routeOf(asked) {
  const [method, path] = asked.split(' ');
  const parts = path.split('/');
  const fits = all.routes.filter((route) => {
    const [of, pattern] = route.split(' ');
    const wanted = pattern.split('/');
    const same = wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
    return of === method && wanted.length === parts.length && same;
  });
  return fits.sort((a, b) => a.split(':').length - b.split(':').length)[0];
}

const routes = new Set(seen.flatMap((one) => (one.routes ?? []).map(routeOf)));
const types = new Set(seen.flatMap((one) => one.types ?? []));
const unseen = [
  ...all.routes.filter((route) => !routes.has(route)).map((route) => `route ${route}`),
  ...all.types.filter((type) => !types.has(type)).map((type) => `type ${type}`),
];
for (const one of unseen) console.log(`seen by no run: ${one}`);
console.log(`${all.routes.length} routes, ${all.types.length} types, seen by ${files.length} runs`);
console.log(`${all.routes.length + all.types.length - unseen.length} passed, ${unseen.length} failed`);
process.exitCode = unseen.length > 0 ? 1 : 0;
