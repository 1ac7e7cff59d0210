import type { ErrorEntry } from './error-entry.js';

/** Refusals that any route can answer with, before or beside the rules of a service. */
export const httpErrors = {
  'invalid-request': {
    status: 400,
    zh: '请求内容有误，见 faults 所列字段。',
    en: 'The request is not valid: see the fields listed in faults.',
  },
  'invalid-json': { status: 400, zh: '请求体不是有效的 JSON。', en: 'The body is not valid JSON.' },
  'duplicate-member': {
    status: 400,
    zh: 'JSON 对象中的成员“{name}”出现了两次。',
    en: 'The member "{name}" stands twice in one JSON object.',
  },
  'too-deep': { status: 400, zh: 'JSON 嵌套超过 {limit} 层。', en: 'The JSON is nested deeper than {limit} levels.' },
  'invalid-text': {
    status: 400,
    zh: '文本含有空字符（U+0000）或不完整的字符。',
    en: 'A text holds U+0000 or half a character.',
  },
  'unknown-unit': {
    status: 400,
    zh: '该时间没有代码为“{unit}”的单位。',
    en: 'There was no unit "{unit}" at that time.',
  },
  'subject-unknown': { status: 404, zh: '没有这个对象。', en: 'There is no such subject.' },
  'invalid-url': { status: 400, zh: '网址编码有误。', en: 'The address is not encoded correctly.' },
  'invalid-cursor': { status: 400, zh: '翻页标记无效。', en: 'The cursor is not one that we gave.' },
  'invalid-idempotency-key': {
    status: 400,
    zh: 'Idempotency-Key 应为 1 至 255 个可见 ASCII 字符。',
    en: 'An Idempotency-Key is 1 to 255 visible ASCII characters.',
  },
  'not-signed-in': { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'invalid-credentials': {
    status: 401,
    zh: '登录凭证无效、已过期或已撤销。',
    en: 'The credentials are wrong, expired or revoked.',
  },
  'missing-header': {
    status: 403,
    zh: '以 Cookie 登录的写操作须带请求头 {header}。',
    en: 'A change signed in by a cookie needs the header {header}.',
  },
  'not-allowed': { status: 403, zh: '您没有“{verb}”的权限。', en: 'You do not have the right to {verb}.' },
  'not-your-unit': {
    status: 403,
    zh: '您在单位 {unit} 没有“{verb}”的权限。',
    en: 'You do not have the right to {verb} for unit {unit}.',
  },
  'unknown-route': { status: 404, zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'not-found': { status: 404, zh: '没有找到所请求的对象。', en: 'What was asked for does not exist.' },
  'method-not-allowed': {
    status: 405,
    zh: '此地址不支持 {method}。',
    en: 'This address does not take {method}.',
  },
  'not-acceptable': { status: 406, zh: '无法提供所要求的格式。', en: 'None of the formats asked for can be given.' },
  conflict: { status: 409, zh: '与现状冲突。', en: 'This conflicts with what is there.' },
  'payload-too-large': { status: 413, zh: '请求体过大。', en: 'The body is too large.' },
  'unsupported-media-type': {
    status: 415,
    zh: '此地址不接受该内容类型。',
    en: 'This address does not take this content type.',
  },
  'key-reused': {
    status: 422,
    zh: '该 Idempotency-Key 已用于另一请求。',
    en: 'This Idempotency-Key was used for another request.',
  },
  refused: { status: 409, zh: '请求被拒绝。', en: 'The request was refused.' },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁，请在 {seconds} 秒后再试。',
    en: 'Too many requests: try again in {seconds} seconds.',
  },
  internal: {
    status: 500,
    zh: '系统内部错误，请求编号 {request}。',
    en: 'Something went wrong on our side; the request is {request}.',
  },
  unavailable: {
    status: 503,
    zh: '系统暂时不可用，请稍后再试。',
    en: 'Not available for the moment: try again later.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
