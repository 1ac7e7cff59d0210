import { decimalText, exact } from '@kaoji/kernel';
import type { RateCode } from '../scoring/rate.policy.js';
import type { LeftOut } from './single-fact.policy.js';

/** A sentence in the languages of the installation. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What each rate says, beside its numbers. */
export const rateRules: Readonly<Record<RateCode, Sentence>> = {
  response: {
    zh: '响应率 = 24 小时内联系 / 已交办的群众诉求',
    en: "Response = contacted within 24 hours / citizens' matters dispatched",
  },
  resolution: {
    zh: '解决率 =（解决 + 0.5 部分解决）/ 当月已答复的回访',
    en: 'Resolution = (solved + 0.5 partly) / follow-ups answered in the month',
  },
  satisfaction: {
    zh: '满意率 = 3 至 5 分 / 当月已答复的回访',
    en: 'Satisfaction = grades 3 to 5 / follow-ups answered in the month',
  },
  'on-time-citizens': {
    zh: '群众诉求按时办结率（仅列示，超期以催办单计分）',
    en: "On-time rate of citizens' matters (shown; lateness costs by slips)",
  },
  'on-time-internal': {
    zh: '内部事项按时办结率 = 按时答复的权重 / 当月到期的权重',
    en: 'On-time rate of internal matters = weight replied by the deadline / weight due',
  },
  'on-time': { zh: '按时办结率（全部事项，用于并列时排序）', en: 'On-time rate of all matters (breaks ties)' },
  rework: { zh: '重办率 = 退回重办 / 已答复', en: 'Rework = sent back / replied' },
};

export const leftOutRules: Readonly<Record<NonNullable<LeftOut>, Sentence>> = {
  excluded: { zh: '已剔除或已移交，分子分母均不计', en: 'Excluded or moved: both sides of every rate lose it' },
  'objection-upheld': {
    zh: '申诉成立，该项不计入',
    en: 'An objection to it was upheld: it counts in nothing',
  },
  'beyond-first-three': {
    zh: '同一人当月对同一单位的第四件起不计入',
    en: 'Of one petitioner to one unit in a month only the first three count',
  },
  paused: { zh: '月末处于中止状态', en: "Paused at the month's end" },
  'not-yet-due': { zh: '尚未到期', en: 'Not due yet' },
  'no-deadline': { zh: '无办理期限，不计入按时办结率', en: 'Without a deadline, in no on-time rate' },
  unanswered: { zh: '回访未答复，不作满意计', en: 'No answer: unrated' },
};

export const totalRule: Sentence = {
  zh: '总分 = Σ(权重 × 得分) / Σ(有数据的权重)，四舍六入五成双至两位小数',
  en: 'Total = sum(weight x score) / sum(weights present), rounded once to 2 places, half to even',
};

export const dimensionRule: Sentence = {
  zh: '督查督办 = 群众诉求与内部事项得分按件数加权平均，减去催办单与重办扣分，不低于 0',
  en: "Supervision = mean of citizens' and internal score weighted by numbers, less slips and rework, not below 0",
};

export const conductRule: Sentence = {
  zh: '履职 = 每月 100 分起，减去扣分，不低于 0；季度、年度为各月平均',
  en: 'Conduct = 100 at the start of each month, less points, not below 0; quarter and year: the mean of the months',
};

const slip = { orange: { zh: '橙色', en: 'orange' }, red: { zh: '红色', en: 'red' } } as const;

/** To at most 2 places for reading; the exact values stand beside the sentence. */
const forReading = (value: string): string => decimalText(exact(value).toDecimalPlaces(2));

/** One sentence per deduction. */
export function deductionSentence(deduction: string, exactCount: string, exactPoints: string): Sentence {
  const [count, points] = [forReading(exactCount), forReading(exactPoints)];
  switch (deduction) {
    case 'orange':
    case 'red':
      return {
        zh: `${slip[deduction].zh}催办单 ${count} 张，扣 ${points} 分。`,
        en: `${count} ${slip[deduction].en} slip(s): ${points} points taken off.`,
      };
    case 'slips-capped':
      return {
        zh: `催办单扣分超过上限 ${count} 分，予以退回。`,
        en: `Slips came to ${count} points above the most that they may cost; these are given back.`,
      };
    case 'statement-unacknowledged':
      return {
        zh: `月度通知提醒后仍未签收 ${count} 次，扣 ${points} 分。`,
        en: `${count} statement(s) unacknowledged after the reminder: ${points} points taken off.`,
      };
    default:
      return {
        zh: `重办率 ${count}%，超出部分扣 ${points} 分。`,
        en: `Rework of ${count} %: what is above the limit takes off ${points} points.`,
      };
  }
}
