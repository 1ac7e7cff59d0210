/** The languages in which a problem's sentence is written. */
export type Language = 'zh' | 'en';

interface Wanted {
  readonly tag: string;
  readonly weight: number;
}

function wanted(range: string): Wanted {
  const [tag = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = params.find((param) => param.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}

const spoken = (tag: string): Language | undefined =>
  /^en\b/.test(tag) ? 'en' : /^(zh\b|\*$)/.test(tag) ? 'zh' : undefined;

/** The language by Accept-Language (RFC 9110, 12.5.4): the first of the heaviest that we speak, else zh-CN. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(wanted)
    .filter(({ tag, weight }) => weight > 0 && spoken(tag) !== undefined)
    .sort((a, b) => b.weight - a.weight);
  return spoken(ranges[0]?.tag ?? '') ?? 'zh';
}

/** The tag for Content-Language. */
export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');
