import { exact } from '@kaoji/kernel';
import { weightOf, type SchemeContent } from './scheme.policy.js';

/** What the editor warns of; the scheme can be proposed all the same (domain.md 6, Scheme). */
export interface SchemeWarning {
  readonly code: 'quota-of-100-percent' | 'marks-for-traces' | 'weights-not-100';
  /** Path of the value in the content, or `reason`. */
  readonly at: string;
  readonly value: string;
}

/** Words of traces: what was done for the record, not for anybody (meetings, photographs, minutes, ledgers). */
const traces =
  /会议|开会|照片|拍照|合影|留痕|痕迹|台账数量|签到|打卡|转发|点赞|\b(?:meetings?|photo(?:graph)?s?|minutes|attendance)\b/iu;

/** What is demanded of all without exception, by its path: one miss is as bad as any, so figures get bent. */
const quotas = ({ grades, coveragePercent, deductions }: SchemeContent) => ({
  'grades.excellent': exact(grades.excellent).greaterThanOrEqualTo(100),
  'grades.good': exact(grades.good).greaterThanOrEqualTo(100),
  'grades.pass': exact(grades.pass).greaterThanOrEqualTo(100),
  coveragePercent: exact(coveragePercent).equals(100),
  'deductions.reworkAbovePercent': exact(deductions.reworkAbovePercent).isZero(),
});

const valueAt = (content: SchemeContent, path: string): string => {
  const [first = '', second] = path.split('.');
  const value = (content as unknown as Readonly<Record<string, unknown>>)[first];
  return String(second === undefined ? value : (value as Readonly<Record<string, unknown>>)[second]);
};

/** The warnings for a scheme and the reason given for it. */
export function schemeWarnings(content: SchemeContent, reason = ''): readonly SchemeWarning[] {
  const hundred = Object.entries(quotas(content)).flatMap(([at, isQuota]) =>
    isQuota ? [{ code: 'quota-of-100-percent' as const, at, value: valueAt(content, at) }] : [],
  );
  const texts = { name: content.name, reason };
  const named = Object.entries(texts).flatMap(([at, text]) => {
    const [value] = traces.exec(text) ?? [];
    return value === undefined ? [] : [{ code: 'marks-for-traces' as const, at, value }];
  });
  const weights = content.lines.flatMap(({ dimensions }, index) => {
    const weight = weightOf(dimensions);
    const at = `lines.${index}.dimensions`;
    return weight.equals(100) ? [] : [{ code: 'weights-not-100' as const, at, value: weight.toString() }];
  });
  return [...hundred, ...named, ...weights];
}
