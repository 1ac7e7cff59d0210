import { DispatchCatalogueChanged, type CatalogueEntry } from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Rule } from '@kaoji/kernel';
import type { Setting } from '../matter/terms.policy.js';
import type { CatalogueEvent, DispatchCatalogue } from './catalogue.state.js';

export type CatalogueCommand =
  /** A new version as a whole; `basedOn`: the version that its author had before him. */
  | {
      readonly type: 'change-catalogue';
      readonly entries: readonly CatalogueEntry[];
      readonly basedOn: number | null;
      readonly by: string;
      readonly reason: string;
    }
  /** A unit was merged or split: its entries go to a successor, none is left over (domain.md 1, Unit). */
  | { readonly type: 'succeed-unit'; readonly from: string; readonly to: string };

type Change = Extract<CatalogueCommand, { type: 'change-catalogue' }>;
type ChangeRule = Rule<Change, DispatchCatalogue, Pick<Setting, 'now' | 'terms'>>;

const itsAuthorSawTheVersionInForce: ChangeRule = ({ basedOn }, { version }) =>
  basedOn === null || basedOn === version ? undefined : reject('catalogue-changed-meanwhile', { version });

const aCategoryAndPlaceHaveOneUnit: ChangeRule = ({ entries }) => {
  const keys = entries.map(({ category, place }) => JSON.stringify([category, place]));
  const twice = entries.find((_, index) => keys.indexOf(keys[index] ?? '') !== index);
  return twice && reject('catalogue-entry-twice', { category: twice.category, place: twice.place ?? '' });
};

const allUnitsExist: ChangeRule = ({ entries }, _, { now, terms }) => {
  const unknown = entries.find(({ unit }) => !terms.isUnit(unit, now));
  return unknown && reject('unknown-unit', { unit: unknown.unit });
};

const changeRules = [itsAuthorSawTheVersionInForce, aCategoryAndPlaceHaveOneUnit, allUnitsExist];

export function decideCatalogue(
  command: CatalogueCommand,
  catalogue: DispatchCatalogue,
  setting: Pick<Setting, 'now' | 'terms'>,
): Decision<CatalogueEvent> {
  const version = catalogue.version + 1;
  switch (command.type) {
    case 'change-catalogue': {
      const refusal = firstRefusal(changeRules, command, catalogue, setting);
      if (refusal) return refusal;
      const { entries, by, reason } = command;
      return accept({ type: DispatchCatalogueChanged.type, data: { version, entries: [...entries], by, reason } });
    }
    case 'succeed-unit': {
      const { from, to } = command;
      if (!catalogue.entries.some(({ unit }) => unit === from)) return accept();
      const entries = catalogue.entries.map(({ category, place, unit, atOnce }) => ({
        ...{ category, place, atOnce, unit: unit === from ? to : unit },
      }));
      const data = { version, entries, by: 'succession', reason: `${from} -> ${to}` };
      return accept({ type: DispatchCatalogueChanged.type, data });
    }
  }
}
