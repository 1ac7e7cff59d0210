import type { Rejection } from '@kaoji/kernel';
import { errorOf } from './errors.js';
import type { Language } from './language.js';

export type Params = NonNullable<Rejection['params']>;

/** A field that broke a rule of its payload class, as a path (`units.0.code`) and the rule's name (`is-string`). */
export interface Fault {
  readonly field: string;
  readonly rule: string;
}

/** Problem details (RFC 9457), media type `application/problem+json`. */
export interface Problem {
  readonly type: string;
  /** The kind of answer, the same for every problem of one status. */
  readonly title: string;
  readonly status: number;
  /** For programs; stands in docs/errors.md. */
  readonly code: string;
  /** For people, in the language asked for. */
  readonly detail: string;
  /** What the sentence was filled in with. */
  readonly params?: Params;
  readonly faults?: readonly Fault[];
}

export const problemType = 'application/problem+json';

const titles: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '未登录', en: 'Not signed in' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '未找到', en: 'Not found' },
  405: { zh: '方法不支持', en: 'Method not allowed' },
  406: { zh: '格式不支持', en: 'Not acceptable' },
  409: { zh: '被拒绝', en: 'Refused' },
  413: { zh: '内容过大', en: 'Content too large' },
  415: { zh: '内容类型不支持', en: 'Unsupported media type' },
  422: { zh: '无法处理', en: 'Cannot be processed' },
  429: { zh: '请求过多', en: 'Too many requests' },
  500: { zh: '内部错误', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Unavailable' },
};

function titleOf(status: number, language: Language): string {
  const known = titles[status] ?? titles[status < 500 ? 409 : 500];
  return known?.[language] ?? String(status);
}

const filledIn = (sentence: string, params: Params): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '-').slice(0, 200));

/** The problem details of a refusal. A param that the refusal lacks is written `-`. */
export function problemOf(refusal: Rejection | string, params: Params | undefined, language: Language): Problem {
  const code = typeof refusal === 'string' ? refusal : refusal.code;
  const given = (typeof refusal === 'string' ? undefined : refusal.params) ?? params;
  const entry = errorOf(code);
  return {
    type: `https://kaoji.dev/errors/${code}`,
    title: titleOf(entry.status, language),
    status: entry.status,
    code,
    detail: filledIn(entry[language], given ?? {}),
    ...(given && { params: given }),
  };
}
