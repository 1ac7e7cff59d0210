import { IsCode, isListOf, IsTime, rule, together } from '@kaoji/contracts';

const isType = (value: unknown): boolean =>
  typeof value === 'string' && /^(\*|kaoji\.[a-z-]+\.[a-z-]+\.v\d+)$/.test(value);

/** What a key shall be good for; `*` for all types that are about one's own unit. */
export class KeyToIssue {
  @IsCode() unit: string;
  @together(isListOf(1, 60), rule('type', isType, { schema: { type: 'string' } }, true))
  types: string[];
  @together(
    isListOf(0, 2),
    rule(
      'right',
      (value) => value === 'backfill' || value === 'for-others',
      { schema: { enum: ['backfill', 'for-others'] } },
      true,
    ),
  )
  rights: string[];
  @IsTime() expiresAt: string;
}
