import { settingAt, unit } from '../spec-fixtures/matter-fixture.js';
import { local } from '../spec-fixtures/matter-fixture.js';
import { decideCatalogue, type CatalogueCommand } from './catalogue.decide.js';
import { evolveCatalogue, initialCatalogue, type DispatchCatalogue } from './catalogue.state.js';

const entry = (category: string, place: string | null, lead: string = unit.housing) => ({
  ...{ category, place, unit: lead, atOnce: false },
});
type Change = Extract<CatalogueCommand, { type: 'change-catalogue' }>;
const change = (entries: Change['entries'], basedOn: number | null = null): Change => ({
  ...{ type: 'change-catalogue', entries, basedOn, by: 'P-office', reason: 'a new street' },
});

const decided = (command: CatalogueCommand, catalogue: DispatchCatalogue) =>
  decideCatalogue(command, catalogue, settingAt(local('09-23 10:00')));

function after(...commands: readonly CatalogueCommand[]): DispatchCatalogue {
  return commands.reduce((catalogue, command) => {
    const decision = decided(command, catalogue);
    if (decision.kind === 'rejected') throw new Error(decision.code);
    return decision.events.reduce(evolveCatalogue, catalogue);
  }, initialCatalogue);
}

const answer = (command: CatalogueCommand, catalogue: DispatchCatalogue): string => {
  const decision = decided(command, catalogue);
  return decision.kind === 'rejected' ? decision.code : decision.kind;
};

describe('the dispatch catalogue', () => {
  it('is written whole, each time in the next version', () => {
    const first = after(change([entry('lamps', null)]));
    expect(first).toStrictEqual({ version: 1, entries: [entry('lamps', null)] });
    expect(after(change([entry('lamps', null)]), change([entry('roads', 'east', unit.roads)]))).toStrictEqual({
      version: 2,
      entries: [entry('roads', 'east', unit.roads)],
    });
  });

  it('names one unit for a category and place, and may name another for everywhere else', () => {
    const twice = change([entry('lamps', 'east'), entry('lamps', null), entry('lamps', 'east', unit.roads)]);
    expect(answer(twice, initialCatalogue)).toBe('catalogue-entry-twice');
    expect(answer(change([entry('lamps', null), entry('lamps', null)]), initialCatalogue)).toBe(
      'catalogue-entry-twice',
    );
    expect(answer(change([entry('lamps', 'east'), entry('lamps', null)]), initialCatalogue)).toBe('accepted');
  });

  it('names units that there are', () => {
    expect(answer(change([entry('lamps', null), entry('roads', null, 'X')]), initialCatalogue)).toBe('unknown-unit');
  });

  it('is refused to an author who saw another version than the one in force', () => {
    const first = after(change([entry('lamps', null)], 0));
    expect(answer(change([], 0), first)).toBe('catalogue-changed-meanwhile');
    expect(answer(change([], 1), first)).toBe('accepted');
    expect(answer(change([]), first)).toBe('accepted');
  });

  it('gives every entry of a unit that was merged to its successor, in a version of its own', () => {
    const written = change([entry('lamps', 'east'), entry('lamps', null), entry('roads', null, unit.roads)]);
    const succeed = { type: 'succeed-unit', from: unit.housing, to: unit.newer } as const;
    expect(after(written, succeed)).toStrictEqual({
      version: 2,
      entries: [entry('lamps', 'east', unit.newer), entry('lamps', null, unit.newer), entry('roads', null, unit.roads)],
    });
    expect(after(written, { ...succeed, from: unit.water }).version).toBe(1);
  });
});
