import { KeyedDigest } from '@kaoji/kernel';
import { personalFields } from '@kaoji/contracts';
import { comparable, lengthOf, vaultRef } from './personal-texts.policy.js';
import { takeOutPersonalTexts } from './personal-texts.js';

const keyed = new KeyedDigest(Buffer.from(Array.from({ length: 32 }, (_, index) => index)));
const registered = 'kaoji.matter.registered.v1';

const take = (type: string, data: Record<string, unknown>) => {
  const posted = { receipt: 'r-1', subject: 'M-2026-0107', personal: personalFields(type) };
  return { texts: takeOutPersonalTexts(data, posted, keyed), data };
};

describe('personal texts as they are compared', () => {
  it.each([
    ['petitioner.name', '示例人', 'name', '示例人'],
    ['petitioner.name', ' 示 例\u3000人 ', 'name', '示例人'],
    ['petitioner.name', 'Li Ｌei', 'name', 'lilei'],
    ['applicant', 'Example Ltd', 'name', 'exampleltd'],
    ['petitioner.phone', '000-0000 0000', 'phone', '00000000000'],
    ['petitioner.phone', '+86 138-0013-8000', 'phone', '13800138000'],
    ['petitioner.phone', '0086 13800138000', 'phone', '13800138000'],
    ['petitioner.phone', '１３８００１３８０００', 'phone', '13800138000'],
    ['petitioner.phone', '8613800138000', 'phone', '13800138000'],
    ['petitioner.phone', '+86 010 1234 5678', 'phone', '8601012345678'],
    ['petitioner.phone', '86123456', 'phone', '86123456'],
    ['petitioner.phone', ' unknown ', 'phone', 'unknown'],
    ['contact', 'tel. 110', 'phone', '110'],
    ['content', ' As It Stands ', 'text', ' As It Stands '],
    ['comment', '１', 'text', '１'],
  ])('%s %j is a %s: %j', (path, text, kind, compared) => {
    expect(comparable(path, text)).toStrictEqual({ kind, text: compared });
  });

  it.each([
    ['', 0],
    ['abc', 3],
    ['督查', 2],
    ['\u{20BB7}', 1],
    ['e\u0301', 2],
  ])('%j has %i characters', (text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it('lie in the vault under the receipt and their path', () => {
    expect(vaultRef('r-1', 'petitioner.name')).toBe('r-1.petitioner.name');
  });
});

describe('personal texts of an event', () => {
  it('are taken out, and what stands there instead tells their length and whether they are equal', () => {
    const { texts, data } = take(registered, {
      title: 't',
      content: '电梯坏了',
      petitioner: { name: '示例人', phone: '110' },
    });
    expect(texts).toStrictEqual({ content: '电梯坏了', 'petitioner.name': '示例人', 'petitioner.phone': '110' });
    expect(data).toStrictEqual({
      title: 't',
      content: { ref: 'r-1.content', hmac: expect.stringMatching(/^[\w-]{43}$/) as string, length: 4 },
      petitioner: {
        name: { ref: 'r-1.petitioner.name', hmac: 'howkUIupWBeHDsSUR4mVuQtZLKJnwN1xBS2Fjp0EZr8', length: 3 },
        phone: { ref: 'r-1.petitioner.phone', hmac: expect.stringMatching(/^[\w-]{43}$/) as string, length: 3 },
      },
    });
  });

  it('of a query code is kept nothing but a digest', () => {
    const { texts, data } = take(registered, { queryCode: 'K7WQ2M4XTA' });
    expect(texts).toStrictEqual({});
    expect(data).toStrictEqual({ queryCode: { hmac: 'db01zwpKKZQijJ_S6sDhTNQbBAHSJBwbRhaL7gtWOzI' } });
  });

  it('give the same digest for one person however the telephone is written, and another for a name of the same letters', () => {
    const hmacOf = (petitioner: Record<string, string>, field: 'name' | 'phone'): unknown => {
      const { data } = take(registered, { petitioner });
      return (data['petitioner'] as Record<string, { hmac: string }>)[field]?.hmac;
    };
    const phone = hmacOf({ phone: '13800138000' }, 'phone');
    expect(hmacOf({ phone: '+86 138 0013 8000' }, 'phone')).toBe(phone);
    expect(hmacOf({ phone: '13800138001' }, 'phone')).not.toBe(phone);
    expect(hmacOf({ name: '13800138000' }, 'name')).not.toBe(phone);
  });

  it.each([
    ['kaoji.service.rated.v1', { grade: 2, comment: 'c', contact: '110' }, { comment: 'c', contact: '110' }],
    ['kaoji.approval.received.v1', { itemCode: 'a', applicant: '示例' }, { applicant: '示例' }],
    ['kaoji.matter.followed-up.v1', { answered: true, comment: 'good' }, { comment: 'good' }],
    ['kaoji.matter.replied.v1', { reply: 'r', comment: 'c', content: 'c' }, {}],
  ])('of %s with %j: %j', (type, data, texts) => {
    expect(take(type, structuredClone(data)).texts).toStrictEqual(texts);
  });

  it.each([
    [{}],
    [{ petitioner: null }],
    [{ petitioner: {} }],
    [{ petitioner: 'text' }],
    [{ content: null }],
    [{ content: 7 }],
  ])('that are not there are not made: %j', (data) => {
    expect(take(registered, structuredClone(data))).toStrictEqual({ texts: {}, data });
  });
});
