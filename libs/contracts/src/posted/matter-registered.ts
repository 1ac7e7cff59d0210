import { IsOptional } from 'class-validator';
import {
  handlingTypes,
  matterKinds,
  matterSources,
  matterWeights,
  type HandlingType,
  type MatterKind,
  type MatterSource,
  type MatterWeight,
} from '../codes.js';
import { IsFlag, IsOneOf } from '../fields/choice.js';
import { IsNested, IsNestedList } from '../fields/nested.js';
import { IsCode, IsPhone, IsQueryCode, IsText, textLengths } from '../fields/text.js';
import { Digested, IsDigested, IsVaulted, Vaulted } from '../vaulted.js';
import { IsLimit, PostedLimit } from './limit.js';

/** A co-handling unit and its limit; without one, the lead's less 1 working day (domain.md 3). */
export class PostedCoUnit {
  @IsCode() unitCode: string;
  @IsOptional() @IsLimit() limit?: PostedLimit;
}

export class PostedPetitioner {
  @IsText(textLengths.name) name: string;
  @IsPhone() phone: string;
}

/** What of a registration stands alike in the post and in the event. */
export class MatterRegistration {
  static readonly type = 'kaoji.matter.registered.v1';
  @IsOneOf(matterSources) source: MatterSource;
  @IsOneOf(matterKinds) kind: MatterKind;
  @IsText(textLengths.title) title: string;
  @IsOptional() @IsText(textLengths.name) category?: string;
  @IsOptional() @IsText(textLengths.name) place?: string;
  @IsOptional() @IsText(textLengths.name) reference?: string;
  /** Lead unit; without it the dispatch catalogue proposes one. */
  @IsOptional() @IsCode() unitCode?: string;
  @IsOptional() @IsCode() functionalUnitCode?: string;
  @IsOptional() @IsNestedList(() => PostedCoUnit, 0, 50) coUnits?: PostedCoUnit[];
  @IsOneOf(handlingTypes) handling: HandlingType;
  @IsOptional() @IsLimit() limit?: PostedLimit;
  @IsOptional() @IsOneOf(matterWeights) weight?: MatterWeight;
  @IsOptional() @IsCode() firstAskedUnitCode?: string;
  @IsOptional() @IsFlag() confidential?: boolean;
}

export class PostedMatterRegistered extends MatterRegistration {
  /** The matter in the words of whoever brings it; personal. */
  @IsText(textLengths.content) content: string;
  @IsOptional() @IsNested(() => PostedPetitioner) petitioner?: PostedPetitioner;
  @IsOptional() @IsQueryCode() queryCode?: string;
}

export class StoredPetitioner {
  @IsVaulted() name: Vaulted;
  @IsVaulted() phone: Vaulted;
}

export class StoredMatterRegistered extends MatterRegistration {
  @IsVaulted() content: Vaulted;
  @IsOptional() @IsNested(() => StoredPetitioner) petitioner?: StoredPetitioner;
  @IsOptional() @IsDigested() queryCode?: Digested;
}
