import { catalogue, postedTypes } from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { AnyAggregate } from '@kaoji/messaging';
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { mountedServices } from '../src/mounted-services.js';

const samples = join(__dirname, '..', '..', '..', 'libs', 'contracts', 'samples');

/** As it stands in the ledger: of a posted type without personal data, with what intake adds. */
function sampleOf(type: string): { type: string; data: object } {
  const stored = join(samples, 'stored', `${type}.json`);
  const path = existsSync(stored) ? stored : join(samples, `${type}.json`);
  const at = '2026-10-08T01:00:00.000Z';
  const posting = { statedAt: at, receivedAt: at, countsAt: at, registrar: 'HOTLINE' };
  const data = JSON.parse(readFileSync(path, 'utf8')) as object;
  return { type, data: posted.has(type) ? { ...data, posting } : data };
}

const posted = new Set(postedTypes.map(({ event }) => event.type));

/** Which aggregate writes a type, by the second half of its name; a posted one is written by intake, by its second word. */
const writers: readonly (readonly [pattern: RegExp, concept: string])[] = [
  [/^directory\.(unit|succession)-/, 'unit'],
  [/^directory\.(person|rights|absence)-/, 'person'],
  [/^directory\.key-/, 'key'],
  [/^directory\.calendar-/, 'calendar'],
  [/^directory\.duty-/, 'duty'],
  [/\.receipt-/, 'receipt'],
  [/^intake\.file-/, 'file'],
  [/^intake\.vault-/, 'vault-key'],
  [/^supervision\.matter-/, 'matter'],
  [/^supervision\.sweep-/, 'sweep'],
  [/^supervision\.dispatch-catalogue-/, 'dispatch-catalogue'],
  [/^notices\.slip-/, 'slip-series'],
  [/^notices\.notice-/, 'correspondence'],
  [/^notices\.(month|statements)-/, 'month'],
  [/^rankings\.scheme-/, 'scheme'],
  [/^rankings\.(subscription|feed-key)-/, 'subscription'],
  [/\.(period|ranking|score|objection)-/, 'period'],
];

/** What has happened in a stream before: enough that what follows has something to change. */
const before: Readonly<Record<string, readonly string[]>> = {
  'supervision matter': ['supervision.matter-registered', 'supervision.matter-dispatched'],
  'supervision sweep': ['supervision.sweep-begun'],
  'directory unit': ['directory.unit-recorded', 'directory.succession-signed'],
  'directory person': ['directory.person-recorded', 'directory.rights-proposed'],
  'directory key': ['directory.key-proposed'],
  'intake file': ['intake.file-stored'],
  'rankings scheme': ['rankings.scheme-proposed'],
  'rankings subscription': ['rankings.subscription-changed', 'rankings.feed-key-issued'],
  'rankings period': ['rankings.period-opened', 'rankings.ranking-computed', 'rankings.score-objected'],
};

const nothing = { projection: { name: 'none', types: [], apply: () => Promise.resolve() } } as unknown as DirectoryCopy;

const aggregates = new Map<string, AnyAggregate>(
  mountedServices.flatMap((service) =>
    service
      .aggregates(undefined as never, nothing)
      .map((aggregate) => [`${service.schema.name} ${aggregate.concept}`, aggregate] as const),
  ),
);

function writerOf(type: string): string {
  const name = type.replace(/^kaoji\.|\.v\d+$/g, '');
  if (posted.has(type)) return `intake ${name.split('.')[0] ?? ''}`;
  const found = writers.find(([pattern]) => pattern.test(name));
  return `${name.split('.')[0] ?? ''} ${found?.[1] ?? 'of nobody'}`;
}

/** Of a type that is itself among what happens before: what comes before it. */
function historyBefore(type: string, writer: string): readonly string[] {
  const all = (before[writer] ?? []).map((name) => `kaoji.${name}.v1`);
  return all.includes(type) ? all.slice(0, all.indexOf(type)) : all;
}

const fold = (aggregate: AnyAggregate, types: readonly string[]): unknown =>
  types.map(sampleOf).reduce((state, event) => aggregate.evolve(state, event), aggregate.initial);

/** As a row keeps it. */
const kept = (state: unknown): unknown => JSON.parse(JSON.stringify(state)) as unknown;

describe('the sample of each event type, kept for ever', () => {
  const types = catalogue.declarations.map(({ event }) => event.type);

  it.each(types.map((type) => [type, writerOf(type)] as const))(
    '%s folds into the %s that wrote it',
    (type, writer) => {
      const aggregate = aggregates.get(writer);
      if (!aggregate) throw new Error(`nobody folds ${type}`);
      const state = fold(aggregate, historyBefore(type, writer));
      const folded = aggregate.evolve(state, sampleOf(type));
      expect(kept(folded)).toStrictEqual(folded);
      expect(folded).toBeDefined();
      // Intake decides nothing about what agencies say of a subject: it keeps no state of it.
      if (!posted.has(type)) expect(folded).not.toStrictEqual(state);
    },
  );
});
