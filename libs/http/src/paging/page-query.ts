import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import 'reflect-metadata';
import { longestCursor } from './page.js';

/** What a list is asked with. Extend it with the filters of the list. */
export class PageQuery {
  /** How many rows at most, 1 to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(longestCursor)
  cursor?: string;
}
