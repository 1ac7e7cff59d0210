let serial = 0;

/** A CloudEvent as an agency would post it; each has an id of its own unless given. */
export const cloudEvent = (type: string, subject: string, data: object, more: object = {}) => ({
  specversion: '1.0',
  source: '/housing/cases',
  id: `e-${(serial += 1)}`,
  type: `kaoji.${type}.v1`,
  subject,
  time: '2026-10-14T09:30:00+08:00',
  datacontenttype: 'application/json',
  data,
  ...more,
});

export const petitioner = { name: '赵钱孙李', phone: '+86 138-0013-8000' };
export const sentence = '三单元的电梯坏了两个星期没有人来修';

export const registration = (subject: string, data: object = {}, more: object = {}) =>
  cloudEvent(
    'matter.registered',
    subject,
    {
      source: 'hotline',
      kind: 'complaint',
      title: 'Lift out of order',
      content: sentence,
      unitCode: 'housing',
      handling: 'limited',
      limit: { workingDays: 5 },
      petitioner,
      ...data,
    },
    more,
  );

export const progress = (subject: string, data: object = {}, more: object = {}) =>
  cloudEvent('matter.progressed', subject, { unitCode: 'housing', note: 'A repairman was sent.', ...data }, more);
