import { IsOptional } from 'class-validator';
import {
  awardLevels,
  headAppearances,
  litigationKinds,
  litigationOutcomes,
  type AwardLevel,
  type HeadAppearance,
  type LitigationKind,
  type LitigationOutcome,
} from '../codes.js';
import { IsAlternative, IsOneOf } from '../fields/choice.js';
import { IsDay } from '../fields/time.js';
import { IsCode, IsText, textLengths } from '../fields/text.js';
import { IsEvidence, PostedEvidence } from './evidence.js';

export class PostedLitigationConcluded {
  static readonly type = 'kaoji.litigation.concluded.v1';
  @IsCode() unitCode: string;
  @IsOneOf(litigationKinds) kind: LitigationKind;
  @IsOneOf(litigationOutcomes) outcome: LitigationOutcome;
  @IsOneOf(headAppearances) head: HeadAppearance;
}

export class PostedIncidentReported {
  static readonly type = 'kaoji.incident.reported.v1';
  @IsCode() unitCode: string;
  @IsOptional() @IsCode() vetoCode?: string;
  @IsDay() occurredOn: string;
  @IsText(textLengths.content) description: string;
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}

/** An award of a unit or of a person. */
export class PostedCommendationAwarded {
  static readonly type = 'kaoji.commendation.awarded.v1';
  @IsAlternative(['unitCode'], ['personCode']) @IsCode() unitCode?: string;
  @IsAlternative(['unitCode'], ['personCode']) @IsCode() personCode?: string;
  @IsOneOf(awardLevels) level: AwardLevel;
  @IsText(textLengths.title) title: string;
}
