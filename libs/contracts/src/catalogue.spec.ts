import { catalogue, closeOrder, EventCatalogue, matterEventClasses, postedTypes, type EventClass } from './index.js';

const { declarations } = catalogue;
const posted = new Set(postedTypes.map(({ posted: { type } }) => type));
const internal = declarations.filter(({ event }) => !posted.has(event.type));
const services = ['directory', 'intake', 'supervision', 'rankings', 'notices'];
const matters = matterEventClasses.map(({ type }) => type);
const takenWithoutMatters = (service: string): string[] =>
  catalogue.takenBy(service).filter((type) => !matters.includes(type) && !posted.has(type));

class Rung {
  static readonly type = 'kaoji.tower.rung.v1';
}
class Echoed {
  static readonly type = 'kaoji.valley.echoed.v1';
}

describe('the catalogue of every type', () => {
  it('holds 128 types: 42 that agencies post and 86 that services say', () => {
    expect([declarations.length, posted.size, internal.length]).toStrictEqual([128, 42, 86]);
  });

  it('has each type once, and finds it by its whole name only', () => {
    expect(new Set(declarations.map(({ event }) => event.type)).size).toBe(declarations.length);
    for (const declaration of declarations) expect(catalogue.find(declaration.event.type)).toBe(declaration);
    expect(catalogue.find('kaoji.matter.registered')).toBeUndefined();
    expect(catalogue.find('constructor')).toBeUndefined();
  });

  it('writes every type kaoji.<word>.<word>.v<n>, lower case with hyphens', () => {
    const odd = declarations
      .map(({ event }) => event.type)
      .filter((type) => !/^kaoji(\.[a-z]+(-[a-z]+)*){2}\.v[1-9]\d*$/.test(type));
    expect(odd).toStrictEqual([]);
  });

  it('writes what a service says with the service as its second word', () => {
    const strays = internal.filter(({ event, producer }) => event.type.split('.')[1] !== producer);
    expect(strays).toStrictEqual([]);
  });

  it('gives no posted type the name of a service as its second word', () => {
    expect([...posted].filter((type) => services.includes(type.split('.')[1] ?? ''))).toStrictEqual([]);
  });

  it('has what a service says owned by the service itself, and waiting for nobody', () => {
    expect(internal.filter(({ producer, owner }) => producer !== owner)).toStrictEqual([]);
    expect(internal.filter(({ waiting }) => waiting !== undefined)).toStrictEqual([]);
  });

  it('names services as takers only, each once', () => {
    for (const { event, takers } of declarations) {
      expect([event.type, takers.filter((taker) => !services.includes(taker))]).toStrictEqual([event.type, []]);
      expect([event.type, new Set(takers).size]).toStrictEqual([event.type, takers.length]);
    }
  });

  it('sends nobody what they said themselves', () => {
    expect(declarations.filter(({ producer, takers }) => takers.includes(producer))).toStrictEqual([]);
  });

  it.each([
    ['directory', 13],
    ['intake', 7 + 42],
    ['supervision', 33 + 8],
    ['rankings', 13],
    ['notices', 12],
  ])('has %s say %i types', (producer, count) => {
    expect(declarations.filter((declaration) => declaration.producer === producer).length).toBe(count);
  });
});

describe('who takes what', () => {
  const copies = [
    'absence-recorded',
    'calendar-changed',
    'duty-recorded',
    'key-recorded',
    'person-recorded',
    'unit-recorded',
  ];
  const fromDirectory = copies.map((name) => `kaoji.directory.${name}.v1`);

  it.each([
    ['directory', []],
    ['intake', [...fromDirectory, 'kaoji.directory.receipt-rejected.v1', 'kaoji.supervision.receipt-rejected.v1']],
    ['supervision', [...fromDirectory, 'kaoji.directory.unit-succeeded.v1', 'kaoji.intake.period-closed.v1']],
    [
      'rankings',
      [
        ...fromDirectory,
        'kaoji.intake.period-closed.v1',
        'kaoji.notices.notice-unacknowledged.v1',
        'kaoji.notices.period-closed.v1',
        'kaoji.supervision.period-closed.v1',
        'kaoji.supervision.period-frozen.v1',
      ],
    ],
    [
      'notices',
      [
        ...fromDirectory,
        'kaoji.intake.period-closed.v1',
        'kaoji.rankings.ranking-computed.v1',
        'kaoji.supervision.period-closed.v1',
      ],
    ],
  ])('%s takes, beside events of matters and posted ones, %j', (service, types) => {
    expect(takenWithoutMatters(service)).toStrictEqual([...types].sort());
  });

  it.each(['intake', 'notices', 'rankings'])('%s takes every event of a matter', (service) => {
    const taken = catalogue.takenBy(service);
    expect(matters.filter((type) => !taken.includes(type))).toStrictEqual([]);
  });

  it.each([
    ['directory', ['intake']],
    ['intake', ['directory', 'supervision']],
    ['supervision', ['directory', 'intake']],
    ['rankings', ['directory', 'intake', 'notices', 'supervision']],
    ['notices', ['directory', 'intake', 'rankings', 'supervision']],
    ['nobody', []],
  ])('%s reads the events of %j', (service, producers) => {
    expect(catalogue.producersFor(service)).toStrictEqual(producers);
  });
});

describe('a catalogue', () => {
  const own = (event: EventClass, producer: string, takers: readonly string[] = []) => ({
    ...{ event, producer, owner: producer, takers },
  });

  it('refuses a type that is declared twice, whoever says it', () => {
    expect(() => new EventCatalogue([own(Rung, 'tower'), own(Rung, 'valley')])).toThrow('a type is declared twice');
  });

  it('tells types and producers in alphabetical order, whatever the order of the declarations', () => {
    const made = new EventCatalogue([own(Echoed, 'valley', ['hill']), own(Rung, 'tower', ['hill', 'valley'])]);
    expect(made.takenBy('hill')).toStrictEqual(['kaoji.tower.rung.v1', 'kaoji.valley.echoed.v1']);
    expect(made.producersFor('hill')).toStrictEqual(['tower', 'valley']);
    expect(made.takenBy('valley')).toStrictEqual(['kaoji.tower.rung.v1']);
  });

  it('may be empty', () => {
    const none = new EventCatalogue([]);
    expect([none.find(Rung.type), none.takenBy('hill'), none.producersFor('hill')]).toStrictEqual([undefined, [], []]);
  });
});

describe('the order of the close', () => {
  const names = Object.keys(closeOrder);
  /** Everybody whose marker comes before a service's own. */
  const before = (name: string): readonly string[] => {
    const direct = closeOrder[name] ?? [];
    return [...new Set([...direct, ...direct.flatMap(before)])];
  };

  it('waits only for services that have a place in it', () => {
    expect(names.flatMap((name) => closeOrder[name] ?? []).filter((name) => !names.includes(name))).toStrictEqual([]);
  });

  it('has no cycle: each waits only for those that are written above it', () => {
    for (const [at, name] of names.entries()) {
      const notAbove = (closeOrder[name] ?? []).filter((other) => !names.slice(0, at).includes(other));
      expect([name, notAbove]).toStrictEqual([name, []]);
    }
  });

  it('begins with intake, which waits for nobody, and everybody else waits for it', () => {
    expect(closeOrder['intake']).toStrictEqual([]);
    expect(names.filter((name) => name !== 'intake' && !before(name).includes('intake'))).toStrictEqual([]);
  });

  it('ends with rankings, which wait for everybody else', () => {
    expect([...before('rankings')].sort()).toStrictEqual(names.filter((name) => name !== 'rankings').sort());
    expect(names.filter((name) => before(name).includes('rankings'))).toStrictEqual([]);
  });

  it('says whom each waits for whole: who waits for another waits for those the other waits for', () => {
    for (const name of names)
      expect([name, [...before(name)].sort()]).toStrictEqual([name, [...(closeOrder[name] ?? [])].sort()]);
  });

  it('has a marker to wait for of every service of the catalogue that is waited for', () => {
    const waitedFor = services.filter((name) => Object.values(closeOrder).some((others) => others.includes(name)));
    expect(waitedFor).toStrictEqual(['intake', 'supervision', 'notices']);
    for (const name of waitedFor)
      expect(catalogue.find(`kaoji.${name}.period-closed.v1`)?.takers).toContain('rankings');
  });
});
