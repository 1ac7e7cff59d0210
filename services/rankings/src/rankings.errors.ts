import { registerErrors } from '@kaoji/http';

/** What rankings refuses, and why. */
export const rankingsErrors = registerErrors({
  'no-period': {
    status: 400,
    zh: '“{period}”不是考核周期（如 2026-10、2026-Q4、2026）。',
    en: '"{period}" is no period (such as 2026-10, 2026-Q4, 2026).',
  },
  'unknown-period': { status: 404, zh: '没有该考核周期。', en: 'There is no such period.' },
  'unit-not-in-ranking': {
    status: 404,
    zh: '该周期的排名中没有单位 {unit}。',
    en: 'Unit {unit} is not in the ranking of this period.',
  },
  'not-computed': { status: 404, zh: '该周期尚未计算。', en: 'This period has not been computed yet.' },
  'not-published': { status: 404, zh: '该周期尚未发布。', en: 'This period has not been published.' },
  'already-computed': { status: 409, zh: '该周期已经计算。', en: 'This period has been computed already.' },
  'already-published': {
    status: 409,
    zh: '已发布（第 {revision} 版），只能修订。',
    en: 'Published already (revision {revision}): what follows is a correction.',
  },
  'not-frozen': { status: 409, zh: '尚未到冻结时间，不能签发。', en: 'Not frozen yet: it cannot be signed off.' },
  'not-the-frozen-ranking': {
    status: 409,
    zh: '签发的不是冻结的排名。',
    en: 'This is not the ranking that was frozen.',
  },
  incomplete: {
    status: 409,
    zh: '数据不完整，等待：{waitsFor}。签发须以文字说明接受。',
    en: 'Incomplete: waits for {waitsFor}. To sign it off, accept that in words.',
  },
  'objections-open': {
    status: 409,
    zh: '尚有 {count} 件申诉未决定。',
    en: '{count} objection(s) are not decided yet.',
  },
  'revision-moved': {
    status: 409,
    zh: '期间已发布第 {revision} 版，请重新修订。',
    en: 'Revision {revision} was published meanwhile: correct that one.',
  },
  'nothing-to-correct': {
    status: 409,
    zh: '没有任何单位的得分或名次改变。',
    en: "No unit's total or place would change.",
  },
  'objections-over': { status: 409, zh: '申诉期已过。', en: 'The time for objections is over.' },
  'objection-open': {
    status: 409,
    zh: '单位 {unit} 尚有未决定的申诉。',
    en: 'Unit {unit} has an objection that is not decided.',
  },
  'unknown-objection': { status: 404, zh: '没有申诉 {objection}。', en: 'There is no objection {objection}.' },
  'objection-decided': {
    status: 409,
    zh: '申诉 {objection} 已决定。',
    en: 'Objection {objection} is decided already.',
  },
  'unknown-fact': {
    status: 404,
    zh: '该单位在本周期没有事实 {stream}（{case}）。',
    en: 'The unit has no fact {stream} ({case}) in this period.',
  },
  'not-restatable': {
    status: 422,
    zh: '{kind} 类事实的 {field} 不能由申诉更正。',
    en: 'An objection cannot put {field} of a {kind} right.',
  },
  'restates-nothing': {
    status: 422,
    zh: '事实 {stream}（{case}）不会因此改变，或本来就不计入。',
    en: 'Nothing of fact {stream} ({case}) would change, or it counts in nothing already.',
  },
  'refused-changes-nothing': {
    status: 422,
    zh: '不成立的申诉不能更正事实。',
    en: 'A refused objection changes no fact.',
  },
  'no-feed-key': { status: 404, zh: '没有有效的订阅密钥。', en: 'There is no feed key that opens.' },
  'feed-key-invalid': {
    status: 401,
    zh: '订阅密钥无效、已更换或已撤销。',
    en: 'The feed key is unknown, replaced or revoked.',
  },
  'nothing-to-try': {
    status: 422,
    zh: '请给出要试算的方案或分组。',
    en: 'Say which scheme or which groups are to be tried.',
  },
  'scheme-without-weight': {
    status: 422,
    zh: '类别 {category} 没有任何权重。',
    en: 'Category {category} has no weight at all.',
  },
  'scheme-line-twice': {
    status: 422,
    zh: '方案中“{line}”出现两次。',
    en: 'The line "{line}" stands twice in the scheme.',
  },
  'scheme-dimension-twice': {
    status: 422,
    zh: '同一行中维度 {dimension} 出现两次。',
    en: 'Dimension {dimension} stands twice in one line.',
  },
  'scheme-without-general-line': {
    status: 422,
    zh: '方案缺少适用于其余类别和周期的一行（“*”）。',
    en: 'The scheme has no line for all other categories and periods ("*").',
  },
  'scheme-tie-breaker-twice': {
    status: 422,
    zh: '并列判别项 {tieBreaker} 出现两次。',
    en: 'The tie-breaker {tieBreaker} stands twice.',
  },
  'scheme-without-citizens-weight': {
    status: 422,
    zh: '群众诉求得分的各部分没有任何权重。',
    en: "The parts of the citizens' score have no weight at all.",
  },
  'scheme-grades-out-of-order': {
    status: 422,
    zh: '等次分数线应依次降低：优秀 {excellent}、良好 {good}、合格 {pass}。',
    en: 'Grades must go down: excellent {excellent}, good {good}, pass {pass}.',
  },
  'scheme-coverage-beyond-all': {
    status: 422,
    zh: '所需权重 {coveragePercent}% 超过全部权重。',
    en: '{coveragePercent} % of the weight is more than there is.',
  },
  'unknown-scheme-version': {
    status: 404,
    zh: '没有方案第 {version} 版。',
    en: 'There is no version {version} of the scheme.',
  },
  'scheme-already-confirmed': {
    status: 409,
    zh: '方案第 {version} 版已确认。',
    en: 'Version {version} of the scheme is confirmed already.',
  },
  'second-person-needed': { status: 403, zh: '须由另一人办理。', en: 'Somebody else has to do this.' },
});
