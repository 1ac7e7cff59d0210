import type { NoticeKind } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';
import { DateTime } from 'luxon';
import { slipName, type SlipNumber } from '../slip/slip-number.policy.js';
import type { StatementFigures } from '../monthly/statement-figures.policy.js';

/** What a notice says is filled in from; titles and reasons are left to the inbox, which asks who reads. */
export interface TextSource {
  readonly kind: NoticeKind;
  /** `matter/<number>`, or `statement/<period>/<unit>`. */
  readonly subject: string;
  readonly copy: boolean;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly period: string | null;
  readonly acknowledgeBy: Instant | null;
  readonly figures: StatementFigures | null;
  readonly slip: SlipNumber | null;
}

/** Names of the notices in the language of the office; slips carry the names of domain.md 3. */
const titles: Readonly<Record<NoticeKind, string>> = {
  'matter-dispatched': '交办通知',
  'matter-returned': '退回待裁定',
  'return-ruled': '退回裁定',
  'pause-refused': '中止未获同意',
  'extension-decided': '延期决定',
  'matter-sent-back': '退回重办',
  'exclusion-decided': '剔除决定',
  'ladder-handler': '办理提醒',
  'ladder-head': '到期提醒',
  'ladder-dunning': '催办单',
  'ladder-orange': '橙色督办单',
  'ladder-red': '红色督办单',
  'ladder-interview': '约谈建议',
  'step-withdrawn': '督办措施撤回',
  'monthly-statement': '月度通知',
  'statement-reminder': '月度通知签收提醒',
};

type Sentence = (source: TextSource, time: (name: string) => string) => string;

const decided = ({ details }: TextSource): string => (details['granted'] === true ? '同意' : '不同意');

const sentences: Readonly<Record<NoticeKind, Sentence>> = {
  'matter-dispatched': (_, time) => `现交你单位办理，请于 ${time('acceptBy')} 前签收，办理期限 ${time('deadline')}。`,
  'matter-returned': (_, time) => `单位已退回，请于 ${time('ruleBy')} 前裁定。`,
  'return-ruled': ({ details }) => (details['ruling'] === 'stays' ? '裁定仍由你单位办理。' : '裁定移交其他单位办理。'),
  'pause-refused': (_, time) => `中止申请未获同意，视为未中止，办理期限 ${time('deadline')}。`,
  'extension-decided': (source, time) => `延期申请：${decided(source)}，办理期限 ${time('deadline')}。`,
  'matter-sent-back': () => '经核查退回重办，请按新期限办理。',
  'exclusion-decided': (source) => `剔除申请：${decided(source)}。`,
  'ladder-handler': (_, time) => `办理时限已用四分之三，截止 ${time('deadline')}，请抓紧办理。`,
  'ladder-head': (_, time) => `已于 ${time('deadline')} 到期，尚未答复。`,
  'ladder-dunning': (_, time) => `已于 ${time('deadline')} 到期，逾期未答复，现予催办。`,
  'ladder-orange': (_, time) => `已于 ${time('deadline')} 到期，逾期三个工作日以上未答复，现发橙色督办单。`,
  'ladder-red': (_, time) => `已于 ${time('deadline')} 到期，逾期五个工作日以上未答复，现发红色督办单并列入通报。`,
  'ladder-interview': (_, time) => `已于 ${time('deadline')} 到期，严重逾期，建议约谈。`,
  'step-withdrawn': () => '此前发出的督办措施已撤回，不再计分。',
  'monthly-statement': statement,
  'statement-reminder': (source, time) => `尚未签收。${statement(source, time)}`,
};

function statement({ figures, acknowledgeBy }: TextSource, time: (name: string) => string): string {
  const parts = figures === null ? [] : [placeText(figures), loadText(figures)];
  const answer = acknowledgeBy === null ? '' : `请于 ${time('acknowledgeBy')} 前签收。`;
  return `${parts.join('')}${answer}`;
}

function placeText({ score, rank, change }: StatementFigures): string {
  if (score === null) return '本期未排名。';
  const place = rank === null ? '未排名' : `第 ${rank} 名`;
  return `得分 ${score}，${place}${movedText(change ?? 0)}。`;
}

function movedText(places: number): string {
  if (places > 0) return `，上升 ${places} 位`;
  return places < 0 ? `，下降 ${-places} 位` : '';
}

const loadText = ({ open, overdue, yellow, green, grey, dueThisMonth }: StatementFigures): string =>
  `在办 ${open} 件（红 ${overdue}、黄 ${yellow}、绿 ${green}、灰 ${grey}），逾期 ${overdue} 件，本月到期 ${dueThisMonth} 件。`;

const localTime = (at: unknown, zone: string): string => {
  const time = typeof at === 'string' ? DateTime.fromISO(at, { zone }) : undefined;
  return time?.isValid ? time.toFormat('yyyy-MM-dd HH:mm') : '未定';
};

/** A notice in Chinese: its title and its sentence, times in the installation's zone. */
export function noticeText(source: TextSource, unitName: string, zone: string): { title: string; sentence: string } {
  const { kind, subject, copy, details, period, acknowledgeBy, slip } = source;
  const about = period === null ? `${subject.slice(subject.indexOf('/') + 1)}号督办事项` : `${period} ${unitName}`;
  const time = (name: string): string => localTime(name === 'acknowledgeBy' ? acknowledgeBy : details[name], zone);
  const sentence = `${unitName}：${about}，${sentences[kind](source, time)}`;
  const number = slip === null ? '' : `${slipName(slip)} `;
  return { title: `【${titles[kind]}${copy ? '（抄送）' : ''}】${number}${about}`, sentence };
}

/** The e-mail of a notice: it says what waits in the inbox, and nothing that only its reader may see. */
export function letterText(source: TextSource, unitName: string, zone: string): { subject: string; text: string } {
  const { title, sentence } = noticeText(source, unitName, zone);
  return { subject: title, text: `${sentence}\n\n详情请登录考绩系统收件箱查看。此邮件由系统自动发出，请勿回复。\n` };
}
