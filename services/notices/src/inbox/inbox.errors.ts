import { registerErrors } from '@kaoji/http';

/** What the rules of notices refuse; `markers-awaited` reaches nobody but the ledger of due steps. */
export const inboxErrors = registerErrors({
  'notice-unknown': {
    status: 404,
    zh: '您的收件箱中没有这份通知。',
    en: 'There is no such notice in your inbox.',
  },
  'mail-unknown': {
    status: 404,
    zh: '没有这封未发出的邮件。',
    en: 'There is no such e-mail that did not leave.',
  },
  'markers-awaited': {
    status: 409,
    zh: '其他服务的关账标记尚未到达。',
    en: 'The markers of other services have not come yet.',
  },
});
