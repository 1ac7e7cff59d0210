import { Access, Caller, may, type Principal } from '@kaoji/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { AnswersFigures } from '../rankings.answers.js';
import { Rankings } from '../rankings.js';
import type { Counts } from '../scoring/counts.policy.js';

export class FiguresQuery {
  @Matches(/^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/)
  month: string;

  /** One unit; all that the caller may see without it. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  unit?: string;
}

/** Cases with their deadline in the month that count: replied at or before it, after it, never. */
const figureOf = (unit: string, month: string, counts: Counts) => {
  const open = counts.open + counts.pending;
  const { onTime, late } = counts;
  return { unit, month, due: onTime + late + open, onTime, late, open };
};

/** The figures per unit and month (domain.md 3), whether the unit is ranked or not. */
@Controller('api/v1/rankings/figures')
export class ReadFiguresRoute {
  constructor(@Inject(Rankings) private readonly rankings: Rankings) {}

  @Access('read-live-ranking')
  @AnswersFigures()
  @Get()
  async figures(@Query() { month, unit }: FiguresQuery, @Caller() caller: Principal): Promise<object> {
    const counts = await this.rankings.live.figures([month]);
    const tree = this.rankings.tree();
    const items = [...counts]
      .filter(([code]) => (unit === undefined || code === unit) && may(caller, 'read-live-ranking', code, tree))
      .flatMap(([code, months]) => {
        const ofMonth = months.get(month);
        return ofMonth ? [figureOf(code, month, ofMonth)] : [];
      })
      .filter(({ due }) => due > 0)
      .sort((a, b) => (a.unit < b.unit ? -1 : 1));
    return { month, asOf: this.rankings.running.clock.now(), items };
  }
}
