import { IsOptional } from 'class-validator';
import { inspectionKinds, severities, type InspectionKind, type Severity } from '../codes.js';
import { IsOneOf } from '../fields/choice.js';
import { IsDayOrTime } from '../fields/time.js';
import { IsCode, IsText, IsTextList, textLengths } from '../fields/text.js';

/** Inspection of an enterprise 涉企检查, registered beforehand. */
export class PostedEnterpriseInspectionOpened {
  static readonly type = 'kaoji.enterprise-inspection.opened.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.name) enterprise: string;
  @IsText(textLengths.reason) basis: string;
  @IsTextList(textLengths.title) items: string[];
  /** Last day. */
  @IsDayOrTime() until: string;
}

export class PostedEnterpriseInspectionClosed {
  static readonly type = 'kaoji.enterprise-inspection.closed.v1';
  @IsText(textLengths.content) result: string;
}

/** A finding of an inspection round 明查暗访, a service test or an audit. */
export class PostedInspectionFound {
  static readonly type = 'kaoji.inspection.found.v1';
  @IsCode() unitCode: string;
  @IsOneOf(inspectionKinds) kind: InspectionKind;
  @IsText(textLengths.content) finding: string;
  @IsOneOf(severities) severity: Severity;
  @IsOptional() @IsCode() personCode?: string;
}
