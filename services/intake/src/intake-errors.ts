import { registerErrors } from '@kaoji/http';

/** What intake refuses, per event of a batch or as a whole request. */
export const intakeErrors = registerErrors({
  'not-a-batch': { status: 400, zh: '请求体不是事件数组。', en: 'The body is no array of events.' },
  'batch-too-large': {
    status: 413,
    zh: '一批最多 {limit} 个事件。',
    en: 'A batch holds at most {limit} events.',
  },
  'invalid-event': { status: 400, zh: '事件应为 JSON 对象。', en: 'An event is a JSON object.' },
  'invalid-envelope': {
    status: 400,
    zh: 'CloudEvents 属性“{attribute}”缺失或有误。',
    en: 'The CloudEvents attribute "{attribute}" is missing or wrong.',
  },
  'event-too-large': { status: 413, zh: '单个事件超过 {limit} 字节。', en: 'The event is larger than {limit} bytes.' },
  'unknown-type': { status: 400, zh: '没有事件类型“{type}”。', en: 'There is no event type "{type}".' },
  'invalid-data': {
    status: 400,
    zh: '事件数据有误：字段“{field}”违反规则“{rule}”。',
    en: 'The data is not valid: field "{field}" breaks the rule "{rule}".',
  },
  'time-in-future': {
    status: 400,
    zh: '发生时间比系统时间晚 {minutes} 分钟以上。',
    en: 'The time lies more than {minutes} minutes in the future.',
  },
  'unknown-person': { status: 400, zh: '没有代码为“{person}”的人员。', en: 'There is no person "{person}".' },
  'type-not-allowed': {
    status: 403,
    zh: '该密钥不能报送“{type}”。',
    en: 'This key may not post "{type}".',
  },
  'not-own-unit': {
    status: 403,
    zh: '单位“{unit}”不属于密钥所属单位。',
    en: 'Unit "{unit}" does not lie in the unit of the key.',
  },
  'own-unit': {
    status: 403,
    zh: '单位“{unit}”属于密钥所属单位，不能为本单位报送此类事件。',
    en: 'Unit "{unit}" lies in the unit of the key: nobody posts this about themselves.',
  },
  'not-for-others': {
    status: 403,
    zh: '该密钥没有为其他单位报送“{type}”的权限。',
    en: 'This key may not post "{type}" about others.',
  },
  'identity-reused': {
    status: 409,
    zh: '同一 source 和 id 已用于内容不同的事件。',
    en: 'This source and id were used for an event with other content.',
  },
  'unknown-file': { status: 400, zh: '没有编号为“{file}”的文件。', en: 'There is no file "{file}".' },
  'file-mismatch': {
    status: 400,
    zh: '文件“{file}”的 SHA-256 与事件所述不符。',
    en: 'File "{file}" has another SHA-256 than the event says.',
  },
  'no-file': { status: 400, zh: '请求中应有且只有一个文件。', en: 'The request has to bring exactly one file.' },
  'file-too-large': {
    status: 413,
    zh: '文件超过 {limit} 字节。',
    en: 'The file is larger than {limit} bytes.',
  },
  'file-type-refused': {
    status: 415,
    zh: '按内容判断，该文件不是可接受的类型（pdf、png、jpeg、docx、xlsx、txt）。',
    en: 'By its content the file is none of pdf, png, jpeg, docx, xlsx, txt.',
  },
});

export type IntakeCode = keyof typeof intakeErrors;
