import { IsOptional } from 'class-validator';
import { IsFlag } from '../fields/choice.js';
import { IsRecordList } from '../fields/nested.js';
import { IsString, IsStringList } from '../fields/text.js';
import { IsTime } from '../fields/time.js';
import { WithFigures } from './figures.js';

export class MatterContacted extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-contacted.v1';
  @IsString() unit: string;
  /** When it was made, as the unit says. */
  @IsOptional() @IsTime() statedAt?: string;
  @IsTime() countsAt: string;
  @IsString() channel: string;
  @IsFlag() inTime: boolean;
}

/** 24 hours after dispatch nobody had spoken to the petitioner. */
export class MatterContactMissed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-contact-missed.v1';
  @IsTime() contactBy: string;
}

export class MatterProgressed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-progressed.v1';
  @IsString() unit: string;
  @IsString() note: string;
  @IsRecordList() evidence: object[];
}

export class MatterReplied extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-replied.v1';
  @IsString() unit: string;
  @IsString() reply: string;
  @IsString() outcome: string;
  @IsStringList() outstanding: string[];
  @IsRecordList() evidence: object[];
  @IsTime() statedAt: string;
  @IsTime() countsAt: string;
  @IsOptional() @IsFlag() onTime: boolean | null;
  @IsTime() verifyBy: string;
  /** When we heard of it: the office's time begins. */
  @IsOptional() @IsTime() verifyFrom?: string;
}

export class MatterCoReplied extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-co-replied.v1';
  @IsString() unit: string;
  @IsString() reply: string;
  @IsRecordList() evidence: object[];
  @IsTime() statedAt: string;
  @IsTime() countsAt: string;
  @IsOptional() @IsFlag() onTime: boolean | null;
}
