import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { dimensionCodes, tieBreakerCodes, type DimensionCode, type TieBreakerCode } from './scheme.policy.js';

const decimal = /^\d{1,3}(\.\d{1,6})?$/;

class DimensionPayload {
  @IsIn(dimensionCodes) dimension: DimensionCode;
  @Matches(decimal) weight: string;
}

class LinePayload {
  @IsString() @MaxLength(100) category: string;
  @IsIn(['month', 'quarter', 'year', '*']) periodKind: 'month' | 'quarter' | 'year' | '*';
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => DimensionPayload)
  dimensions: DimensionPayload[];
}

class SmallNumbersPayload {
  @IsInt() @Min(1) @Max(1_000) fewerThan: number;
  @IsInt() @Min(1) @Max(12) months: number;
  @IsIn(['absent', 'shrink']) instead: 'absent' | 'shrink';
  @IsInt() @Min(1) @Max(1_000) prior: number;
}

class CitizensPayload {
  @Matches(decimal) response: string;
  @Matches(decimal) resolution: string;
  @Matches(decimal) satisfaction: string;
}

class DeductionsPayload {
  @Matches(decimal) orange: string;
  @Matches(decimal) red: string;
  @Matches(decimal) slipsAtMost: string;
  @Matches(decimal) reworkAbovePercent: string;
  @Matches(decimal) perReworkPercent: string;
}

class ConductPayload {
  @Matches(decimal) statementUnacknowledged: string;
}

class GradesPayload {
  @Matches(decimal) excellent: string;
  @IsInt() @Min(1) @Max(100) excellentWithinPercent: number;
  @Matches(decimal) good: string;
  @Matches(decimal) pass: string;
}

/** `SchemeContent` as it is posted. */
export class SchemeContentPayload {
  @IsString() @MaxLength(100) name: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => LinePayload)
  lines: LinePayload[];
  @IsArray() @ArrayMaxSize(3) @IsIn(tieBreakerCodes, { each: true }) tieBreakers: TieBreakerCode[];
  @IsDefined() @ValidateNested() @Type(() => SmallNumbersPayload) smallNumbers: SmallNumbersPayload;
  @IsDefined() @ValidateNested() @Type(() => CitizensPayload) citizens: CitizensPayload;
  @IsDefined() @ValidateNested() @Type(() => DeductionsPayload) deductions: DeductionsPayload;
  @IsOptional() @ValidateNested() @Type(() => ConductPayload) conduct?: ConductPayload;
  @Matches(decimal) bonusCap: string;
  @Matches(decimal) coveragePercent: string;
  @IsDefined() @ValidateNested() @Type(() => GradesPayload) grades: GradesPayload;
}
