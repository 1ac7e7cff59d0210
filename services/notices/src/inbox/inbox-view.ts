import { ApiProperty } from '@nestjs/swagger';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { InboxNotice } from './inbox-notices.store.js';
import { noticeText } from '../issue/notice-text.policy.js';
import { slipName } from '../slip/slip-number.policy.js';

/** A notice as the API shows it. */
export class InboxItem {
  @ApiProperty() id: string;
  @ApiProperty() kind: string;
  @ApiProperty({ description: '`matter/<number>`, or `statement/<period>/<unit>`' }) subject: string;
  @ApiProperty() unit: string;
  @ApiProperty() title: string;
  @ApiProperty() text: string;
  @ApiProperty({ type: String, nullable: true, description: 'number of a slip: 〔2026〕10号' }) slip: string | null;
  @ApiProperty({ description: 'for information: another has to act' }) copy: boolean;
  @ApiProperty() urgent: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true }) details: object;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, nullable: true }) figures: object | null;
  @ApiProperty({ type: String, nullable: true }) period: string | null;
  @ApiProperty({ format: 'date-time' }) issuedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgeBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the event that issued it' }) event: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the event by which it was acknowledged' })
  acknowledgedEvent: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) withdrawnAt: string | null;
  @ApiProperty({ type: String, enum: ['sent', 'retry', 'failed', 'no-address'], nullable: true }) mail: string | null;
}

export class InboxPage {
  @ApiProperty({ type: [InboxItem] }) items: InboxItem[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export const unitName = (copy: DirectoryCopy, unit: string): string => copy.unitHistory(unit).at(-1)?.name ?? unit;

export function shown({ person: _, ...notice }: InboxNotice, copy: DirectoryCopy): InboxItem {
  const { title, sentence } = noticeText(notice, unitName(copy, notice.unit), copy.calendar().zone);
  return { ...notice, title, text: sentence, slip: notice.slip && slipName(notice.slip) };
}
