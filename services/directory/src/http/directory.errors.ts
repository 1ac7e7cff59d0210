import { registerErrors } from '@kaoji/http';

/** What directory's rules can answer. */
export const directoryErrors = registerErrors({
  'unit-exists': { status: 409, zh: '该单位代码已存在。', en: 'There is a unit of this code already.' },
  'unit-unknown': { status: 404, zh: '没有这个单位。', en: 'There is no such unit.' },
  'unit-ended': {
    status: 409,
    zh: '该单位已定于 {on} 撤销或合并，不能再变更。',
    en: 'The unit ends on {on} and is not changed any more.',
  },
  'change-before-latest': {
    status: 409,
    zh: '变更日期不能早于最近一次变更（{latest}）。',
    en: 'A change cannot lie before the latest one ({latest}).',
  },
  'parent-unknown': {
    status: 409,
    zh: '上级单位 {parent} 在该日期不存在。',
    en: 'The superior unit {parent} does not exist on that day.',
  },
  'units-in-a-circle': { status: 409, zh: '单位不能隶属于自己的下级。', en: 'A unit cannot lie below itself.' },
  'successor-not-listed': {
    status: 409,
    zh: '单位 {unit} 不在承接单位之列。',
    en: 'Unit {unit} is not among the successors.',
  },
  'successor-unknown': {
    status: 409,
    zh: '承接单位 {unit} 在该日期不存在。',
    en: 'The successor {unit} does not exist on that day.',
  },
  'units-below-left': {
    status: 409,
    zh: '下级单位 {unit} 尚未划转。',
    en: 'The unit {unit} below it has not been moved yet.',
  },
  'no-superior-unit': {
    status: 409,
    zh: '没有上级单位可承接未办结事项。',
    en: 'There is no superior unit to take over what is open.',
  },
  'person-exists': { status: 409, zh: '该人员代码已存在。', en: 'There is a person of this code already.' },
  'person-unknown': { status: 409, zh: '没有在职人员 {person}。', en: 'Nobody in office has the code {person}.' },
  'person-of-another-unit': {
    status: 409,
    zh: '该人员属于单位 {unit}，不在本密钥范围内。',
    en: "The person belongs to unit {unit}, which is not the key's own.",
  },
  'own-stand-in': { status: 409, zh: 'B岗不能是本人。', en: 'Nobody stands in for themselves.' },
  'absence-ends-before-it-begins': {
    status: 409,
    zh: '离岗结束时间须晚于开始时间。',
    en: 'An absence ends after it begins.',
  },
  'own-rights': { status: 403, zh: '不能为本人提出或确认权限。', en: 'Nobody gives rights to themselves.' },
  'two-people-needed': { status: 403, zh: '须由另一人确认。', en: 'Another person has to confirm this.' },
  'nothing-proposed': { status: 409, zh: '没有待确认的申请。', en: 'There is nothing to confirm.' },
  'another-proposal': { status: 409, zh: '待确认的内容已变更。', en: 'What was proposed is something else.' },
  'key-exists': { status: 409, zh: '该密钥编号已存在。', en: 'There is a key of this id already.' },
  'key-unknown': { status: 404, zh: '没有这个密钥。', en: 'There is no such key.' },
  'type-unknown': { status: 409, zh: '没有事件类型 {type}。', en: 'There is no event type {type}.' },
  'expiry-over': { status: 409, zh: '有效期须晚于现在。', en: 'A key expires later than now.' },
  'calendar-exists': { status: 409, zh: '日历已设定，请用变更。', en: 'There is a calendar already: change it.' },
  'calendar-impossible': {
    status: 409,
    zh: '日历有误：{problem} {value}。',
    en: 'The calendar is not possible: {problem} {value}.',
  },
  'username-taken': { status: 409, zh: '该用户名已被使用。', en: 'The user name is taken.' },
  'account-guarded': {
    status: 403,
    zh: '有确认权限的人员只能由本人修改密码。',
    en: 'The password of somebody who confirms rights is changed by that person alone.',
  },
  'wrong-password': { status: 401, zh: '用户名或密码有误。', en: 'User name or password are wrong.' },
  'openid-not-configured': { status: 404, zh: '未配置统一身份认证。', en: 'No identity provider is configured.' },
  'openid-unavailable': {
    status: 503,
    zh: '统一身份认证暂时不可用，请稍后再试。',
    en: 'The identity provider is not available for the moment: try again later.',
  },
  'openid-not-begun': {
    status: 401,
    zh: '此次登录不是从本浏览器发起或已过期，请重新登录。',
    en: 'This sign-in was not begun in this browser, or has run out: begin again.',
  },
  'openid-refused': {
    status: 401,
    zh: '统一身份认证的答复无法核实。',
    en: 'The answer of the identity provider is not to be trusted.',
  },
  'openid-without-name': {
    status: 401,
    zh: '统一身份认证未提供人员代码。',
    en: "The identity provider does not say the person's code.",
  },
  'not-in-office': { status: 403, zh: '本系统没有该在职人员。', en: 'Nobody of that code is in office here.' },
  'not-a-person': { status: 403, zh: '此操作须由人员登录办理。', en: 'Only a person who is signed in can do this.' },
  'not-in-drill-mode': { status: 409, zh: '系统不在演练模式。', en: 'The installation is not in drill mode.' },
  'clock-not-moved-back': { status: 409, zh: '演练时钟不能回拨。', en: 'The drill clock is not moved back.' },
});
