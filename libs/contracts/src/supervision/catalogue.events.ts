import { IsOptional } from 'class-validator';
import { IsFlag } from '../fields/choice.js';
import { IsNestedList } from '../fields/nested.js';
import { IsWhole } from '../fields/number.js';
import { IsString } from '../fields/text.js';

/** One line of the dispatch catalogue 派单目录: who is in charge of a category, at a place or everywhere. */
export class CatalogueEntry {
  @IsString() category: string;
  /** Null: wherever no entry names the place. */
  @IsOptional() @IsString() place: string | null;
  @IsString() unit: string;
  /** The office has confirmed such dispatches beforehand: they are made in the moment of registration. */
  @IsFlag() atOnce: boolean;
}

/** The unit that the dispatch catalogue proposes, and the version of it that did. */
export class ProposedUnit {
  @IsString() unit: string;
  @IsWhole() catalogueVersion: number;
}

/** The dispatch catalogue in a new version (domain.md 3, Dispatch catalogue). Stream `dispatch-catalogue/main`. */
export class DispatchCatalogueChanged {
  static readonly type = 'kaoji.supervision.dispatch-catalogue-changed.v1';
  @IsWhole() version: number;
  @IsNestedList(() => CatalogueEntry) entries: CatalogueEntry[];
  @IsString() by: string;
  @IsString() reason: string;
}
