import { IsTime } from '@kaoji/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

class RestatementPayload {
  @IsOptional() @IsTime() repliedAt?: string;
  @IsOptional() @IsTime() dueAt?: string;
  @IsOptional() @IsIn(['in-time', 'late', 'never']) contacted?: 'in-time' | 'late' | 'never';
  @IsOptional() @IsBoolean() sentBack?: boolean;
  @IsOptional() @IsIn(['fully', 'partly', 'not']) solved?: 'fully' | 'partly' | 'not';
  @IsOptional() @IsInt() @Min(1) @Max(5) grade?: number;
}

/** A fact by stream and case, as the explanation names it. */
class RulingPayload {
  @IsString() @MaxLength(200) stream: string;
  @IsString() @MaxLength(200) case: string;
  /** The values that count instead; without it the fact counts in nothing. */
  @IsOptional() @ValidateNested() @Type(() => RestatementPayload) restate?: RestatementPayload;
}

export class DecideObjection {
  @IsBoolean()
  upheld: boolean;

  @IsString()
  @IsNotEmpty()
  @MaxLength(4_000)
  reason: string;

  /** What the upheld objection changes; none when the owner of the facts puts them right itself. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique(({ stream, case: caseKey }: RulingPayload) => `${stream} ${caseKey}`)
  @ValidateNested({ each: true })
  @Type(() => RulingPayload)
  facts?: RulingPayload[];
}
