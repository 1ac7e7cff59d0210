import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { SchemeContentPayload } from './scheme-content.payload.js';
import { shippedSchemes } from './shipped-schemes.policy.js';

const pathsOf = (errors: readonly ValidationError[], before = ''): readonly string[] =>
  errors.flatMap(({ property, children = [], constraints }) => [
    ...(constraints ? [`${before}${property}`] : []),
    ...pathsOf(children, `${before}${property}.`),
  ]);
const faultsOf = (content: unknown): readonly string[] =>
  pathsOf(
    validateSync(plainToInstance(SchemeContentPayload, content) as object, {
      ...{ whitelist: true, forbidNonWhitelisted: true },
    }),
  );
const good = shippedSchemes.default;

describe('a scheme as it is posted', () => {
  it.each(Object.values(shippedSchemes))('is taken when it is whole: $name', (scheme) => {
    expect(faultsOf(scheme)).toStrictEqual([]);
  });

  it.each([
    ['a weight with a sign', '-5'],
    ['a weight as a number', 40],
    ['a weight with an exponent', '1e2'],
    ['a weight of seven places', '1.1234567'],
    ['a weight above 999', '1000'],
    ['no weight', undefined],
  ])('is refused with %s', (_, weight) => {
    const lines = [{ category: '*', periodKind: '*', dimensions: [{ dimension: 'targets', weight }] }];
    expect(faultsOf({ ...good, lines })).toStrictEqual(['lines.0.dimensions.0.weight']);
  });

  it.each([
    ['a dimension that there is not', { dimension: 'speed', weight: '1' }, 'dimension'],
    ['a field that nobody reads', { dimension: 'targets', weight: '1', quota: '100' }, 'quota'],
  ])('is refused with %s', (_, dimension, field) => {
    const lines = [{ category: '*', periodKind: '*', dimensions: [dimension] }];
    expect(faultsOf({ ...good, lines })).toStrictEqual([`lines.0.dimensions.0.${field}`]);
  });

  it.each([
    ['lines', []],
    ['tieBreakers', ['by-lot']],
    ['bonusCap', '5 points'],
    ['coveragePercent', ''],
    ['name', 'x'.repeat(101)],
  ])('is refused with %s = %j', (field, value) => {
    expect(faultsOf({ ...good, [field]: value })).toStrictEqual([field]);
  });

  it.each([
    ['smallNumbers', { fewerThan: 0 }, 'smallNumbers.fewerThan'],
    ['smallNumbers', { months: 13 }, 'smallNumbers.months'],
    ['smallNumbers', { instead: 'guess' }, 'smallNumbers.instead'],
    ['smallNumbers', { prior: 0.5 }, 'smallNumbers.prior'],
    ['citizens', { response: '30 %' }, 'citizens.response'],
    ['deductions', { red: null }, 'deductions.red'],
    ['grades', { excellentWithinPercent: 101 }, 'grades.excellentWithinPercent'],
    ['grades', { pass: '6O' }, 'grades.pass'],
  ] as const)('is refused with %s %j', (field, change, path) => {
    expect(faultsOf({ ...good, [field]: { ...good[field], ...change } })).toStrictEqual([path]);
  });

  it.each(['lines', 'tieBreakers', 'smallNumbers', 'citizens', 'deductions', 'bonusCap', 'coveragePercent', 'grades'])(
    'is refused without %s, not answered with a failure later',
    (field) => {
      expect(faultsOf({ ...good, [field]: undefined })).toStrictEqual([field]);
    },
  );
});
