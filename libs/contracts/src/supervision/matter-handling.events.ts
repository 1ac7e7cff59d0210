import { IsArray, IsBoolean, IsISO8601, IsOptional, IsString } from 'class-validator';
import { WithFigures } from './figures.js';

export class MatterContacted extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-contacted.v1';
  @IsString() unit: string;
  /** When it was made, as the unit says. */
  @IsOptional() @IsISO8601() statedAt?: string;
  @IsISO8601() countsAt: string;
  @IsString() channel: string;
  @IsBoolean() inTime: boolean;
}

/** 24 hours after dispatch nobody had spoken to the petitioner. */
export class MatterContactMissed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-contact-missed.v1';
  @IsISO8601() contactBy: string;
}

export class MatterProgressed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-progressed.v1';
  @IsString() unit: string;
  @IsString() note: string;
  @IsArray() evidence: object[];
}

export class MatterReplied extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-replied.v1';
  @IsString() unit: string;
  @IsString() reply: string;
  @IsString() outcome: string;
  @IsArray() @IsString({ each: true }) outstanding: string[];
  @IsArray() evidence: object[];
  @IsISO8601() statedAt: string;
  @IsISO8601() countsAt: string;
  @IsOptional() @IsBoolean() onTime: boolean | null;
  @IsISO8601() verifyBy: string;
}

export class MatterCoReplied extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-co-replied.v1';
  @IsString() unit: string;
  @IsString() reply: string;
  @IsArray() evidence: object[];
  @IsISO8601() statedAt: string;
  @IsISO8601() countsAt: string;
  @IsOptional() @IsBoolean() onTime: boolean | null;
}
