import { firstRefusal, reject, type Rejection, type Rule } from '@kaoji/kernel';
import { concernedUnits, namedPeople, namedUnits, type Fact } from './fact.policy.js';

/** Who posts: an API key, or a person at the console. */
export interface Poster {
  /** `key:<id>` or a person's code. */
  readonly actor: string;
  readonly unit: string;
  /** For the units below it nothing is posted: a handler's right (rights table, scope own). */
  readonly forUnitAlone?: true;
  /** Event types by name; `*` for all own types. */
  readonly types: readonly string[];
  readonly rights: readonly string[];
}

/** What admission needs of the directory, at the time of the fact. */
export interface KnownUnits {
  unitAt(code: string, at: string): object | undefined;
  isInOrBelow(code: string, ancestor: string, at: string): boolean;
  person(code: string): { readonly unit: string } | undefined;
}

type AdmissionRule = Rule<Fact, Poster, KnownUnits>;

/** Whether a unit is one that the poster posts for as its own. */
const isOwnUnit = (code: string, fact: Fact, { unit, forUnitAlone }: Poster, units: KnownUnits): boolean =>
  forUnitAlone ? code === unit : units.isInOrBelow(code, unit, fact.at);

/** Every unit concerned is one of the poster's own. */
function isAboutOwnUnits(fact: Fact, poster: Poster, units: KnownUnits): boolean {
  const concerned = concernedUnits(fact, units);
  return concerned.length > 0 && concerned.every((code) => isOwnUnit(code, fact, poster, units));
}

/** Posted as one of the poster's own; a type that both may post is own when it is about the poster's units. */
const isPostedAsOwn = (fact: Fact, poster: Poster, units: KnownUnits): boolean =>
  fact.declaration.who === 'own' || (fact.declaration.who === 'both' && isAboutOwnUnits(fact, poster, units));

const everyUnitNamedIsKnown: AdmissionRule = (fact, _, units) => {
  const unknown = namedUnits(fact).find((code) => units.unitAt(code, fact.at) === undefined);
  return unknown === undefined ? undefined : reject('unknown-unit', { unit: unknown });
};

const everyPersonNamedIsKnown: AdmissionRule = (fact, _, units) => {
  const unknown = namedPeople(fact).find((code) => units.person(code) === undefined);
  return unknown === undefined ? undefined : reject('unknown-person', { person: unknown });
};

/** `*` stands for own types only: a type about others is named in the key (contract.md, Sign-in). */
const theKeyIsForTheType: AdmissionRule = (fact, poster, units) => {
  const isListed = poster.types.includes(fact.type);
  const isOwn = (): boolean => poster.types.includes('*') && isPostedAsOwn(fact, poster, units);
  return isListed || isOwn() ? undefined : reject('type-not-allowed', { type: fact.type });
};

/** contract.md, Own or others. Where the subject alone tells whose it is, its owner checks. */
const anOwnTypeIsAboutTheKeysUnits: AdmissionRule = (fact, poster, units) => {
  if (fact.declaration.who !== 'own') return undefined;
  const stranger = concernedUnits(fact, units).find((code) => !isOwnUnit(code, fact, poster, units));
  return stranger === undefined ? undefined : reject('not-own-unit', { unit: stranger });
};

/** contract.md, Own or others: the right is given by two people. */
const postingAboutOthersNeedsTheRight: AdmissionRule = (fact, poster, units) =>
  isPostedAsOwn(fact, poster, units) || poster.rights.includes('for-others')
    ? undefined
    : reject('not-for-others', { type: fact.type });

/** contract.md, Own or others: nobody posts a good follow-up or an award for themselves. */
const anOthersTypeIsNotAboutTheKeysUnits: AdmissionRule = (fact, poster, units) => {
  if (fact.declaration.who !== 'others') return undefined;
  const own = concernedUnits(fact, units).find((code) => units.isInOrBelow(code, poster.unit, fact.at));
  return own === undefined ? undefined : reject('own-unit', { unit: own });
};

const rules: readonly AdmissionRule[] = [
  everyUnitNamedIsKnown,
  everyPersonNamedIsKnown,
  theKeyIsForTheType,
  anOwnTypeIsAboutTheKeysUnits,
  postingAboutOthersNeedsTheRight,
  anOthersTypeIsNotAboutTheKeysUnits,
];

/** Why a poster may not post a fact; nothing when they may. */
export const refusalOfFact = (fact: Fact, poster: Poster, units: KnownUnits): Rejection | undefined =>
  firstRefusal(rules, fact, poster, units);

/** About the poster's own unit although others may post it too: marked in the event (contract.md, Own or others). */
export const isSelfRegistered = (fact: Fact, poster: Poster, units: KnownUnits): boolean =>
  fact.declaration.who === 'both' && isAboutOwnUnits(fact, poster, units);
