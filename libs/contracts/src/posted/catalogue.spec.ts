import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf } from '../payload-plan.js';
import {
  Digested,
  EventCatalogue,
  personalFields,
  personalTypes,
  postedType,
  postedTypes,
  subjectConcept,
  Vaulted,
  type PayloadClass,
} from '../index.js';

const short = (type: string): string => type.slice('kaoji.'.length, -'.v1'.length);
const typesWhere = (holds: (declaration: (typeof postedTypes)[number]) => boolean): string[] =>
  postedTypes
    .filter(holds)
    .map(({ posted }) => short(posted.type))
    .sort();

const sampleOf = (path: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'samples', `${path}.json`), 'utf8'));

/** The values at a path; `*` stands for every item of a list. */
const at = (data: unknown, path: string): unknown[] =>
  path
    .split('.')
    .reduce<unknown[]>(
      (values, step) =>
        values.flatMap((value) => (step === '*' ? (value as unknown[]) : [(value as Record<string, unknown>)[step]])),
      [data],
    );

describe('the catalogue of posted types', () => {
  it('holds the 42 types of the contract, each once, written by intake', () => {
    const catalogue = new EventCatalogue(postedTypes);
    expect(catalogue.declarations.length).toBe(42);
    expect([...new Set(postedTypes.map(({ producer }) => producer))]).toStrictEqual(['intake']);
    expect(postedTypes.every(({ event, posted }) => event.type === posted.type)).toBe(true);
  });

  it('has each payload class named after its type', () => {
    const pascal = (type: string): string =>
      short(type).replace(/(^|[-.])([a-z])/g, (...[, , letter]) => String(letter).toUpperCase());
    expect(postedTypes.map(({ posted }) => posted.name)).toStrictEqual(
      postedTypes.map(({ posted }) => `Posted${pascal(posted.type)}`),
    );
  });

  it('finds a declaration by its whole name only', () => {
    expect(postedType('kaoji.matter.replied.v1')?.owner).toBe('supervision');
    expect([
      postedType('matter.replied'),
      postedType('kaoji.matter.replied.v2'),
      postedType('constructor'),
    ]).toStrictEqual([undefined, undefined, undefined]);
  });

  it('names the stream by the second word of the type', () => {
    expect(subjectConcept('kaoji.enterprise-inspection.opened.v1')).toBe('enterprise-inspection');
  });

  it('delivers what a service handles, and lets wait what none handles yet', () => {
    const catalogue = new EventCatalogue(postedTypes);
    expect(catalogue.takenBy('supervision').length).toBe(13);
    expect(catalogue.takenBy('directory')).toStrictEqual(['kaoji.post.absent.v1']);
    expect(postedTypes.every(({ waiting, takers }) => (takers.length === 0) === (waiting === true))).toBe(true);
    expect(typesWhere(({ waiting }) => !waiting).filter((type) => !/^(matter|post)\./.test(type))).toStrictEqual([]);
  });

  it('asks for the right for-others where somebody else is concerned', () => {
    expect(typesWhere(({ who }) => who === 'both')).toStrictEqual(['matter.registered', 'service.rated']);
    expect(typesWhere(({ who }) => who === 'others')).toStrictEqual([
      'commendation.awarded',
      'danger.listed',
      'incident.reported',
      'indicator.measured',
      'inspection.found',
      'litigation.concluded',
      'matter.followed-up',
      'target.progress-verified',
    ]);
  });

  it('names for each type the fields that say which units it is about', () => {
    for (const { posted, units } of postedTypes) {
      const found = units.flatMap((path) => at(sampleOf(posted.type), path));
      expect([posted.type, found.every((code) => typeof code === 'string')]).toStrictEqual([posted.type, true]);
    }
    expect(postedType('kaoji.matter.transferred.v1')?.concerned).toStrictEqual(['fromUnitCode']);
    expect(postedType('kaoji.commendation.awarded.v1')?.units).toStrictEqual(['unitCode']);
  });
});

describe('personal data', () => {
  it('stands in four types, whose events carry it vaulted', () => {
    expect(personalTypes).toStrictEqual(
      postedTypes
        .filter(({ event, posted }) => event !== posted)
        .map(({ posted }) => posted.type)
        .sort(),
    );
    expect(personalFields('kaoji.matter.replied.v1')).toStrictEqual({ vaulted: [], digested: [] });
    expect(personalFields('constructor')).toStrictEqual({ vaulted: [], digested: [] });
  });

  it.each(personalTypes)('%s: the table names every field that changes its shape', (type) => {
    const pathsOf = (cls: PayloadClass, of: PayloadClass): string[] =>
      planOf(cls).fields.flatMap(({ name, nested }) => {
        if (nested === planOf(of)) return [name];
        return nested?.fields.flatMap((field) => (field.nested === planOf(of) ? [`${name}.${field.name}`] : [])) ?? [];
      });
    const event = postedType(type)?.event as PayloadClass;
    expect({ vaulted: pathsOf(event, Vaulted), digested: pathsOf(event, Digested) }).toStrictEqual(
      personalFields(type),
    );
  });

  it.each(personalTypes)('%s: each personal path is a text as posted and no text as stored', (type) => {
    const { vaulted, digested } = personalFields(type);
    for (const path of [...vaulted, ...digested]) {
      expect(typeof at(sampleOf(type), path)[0]).toBe('string');
      const keys = Object.keys(at(sampleOf(`stored/${type}`), path)[0] as object);
      expect(keys).toStrictEqual(vaulted.includes(path) ? ['ref', 'hmac', 'length'] : ['hmac']);
    }
  });
});
