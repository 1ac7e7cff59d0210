import { sha256 } from '@kaoji/kernel';
import { setImmediate as settled } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { openIdPage, openIdPagePolicy } from './openid-page.js';

const script = /<script>([^]*)<\/script>/.exec(openIdPage)?.[1] ?? '';

/** What the page did in a browser that came with this fragment, where our routes answer so. */
async function shown(hash: string, said: object, ok = true) {
  const text = { textContent: '' };
  const did: unknown[] = [];
  runInNewContext(script, {
    URLSearchParams,
    document: { getElementById: () => text },
    navigator: { language: 'zh-CN' },
    location: { hash, pathname: '/page', replace: (address: string) => did.push(['goes to', address]) },
    history: { replaceState: (_: null, __: string, address: string) => did.push(['address is', address]) },
    fetch: (path: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
      did.push([path, JSON.parse(body), headers['x-kaoji']]);
      return Promise.resolve({ ok, json: () => Promise.resolve(said) });
    },
  });
  for (let turn = 0; turn < 5; turn += 1) await settled();
  return [...did, text.textContent];
}

describe('the page of the sign-in at the identity provider', () => {
  it('goes there when it comes with nothing', async () => {
    expect(await shown('', { address: 'https://id.example/authorize' })).toStrictEqual([
      ['address is', '/page'],
      ['/api/v1/session/openid', {}, '1'],
      ['goes to', 'https://id.example/authorize'],
      '',
    ]);
  });

  it('takes the answer off the address before it posts it, and tells who is signed in', async () => {
    expect(await shown('#code=c%20d&state=s&iss=i&session_state=x', { person: { name: '苏某' } })).toStrictEqual([
      ['address is', '/page'],
      ['/api/v1/session/openid/answer', { code: 'c d', state: 's', iss: 'i' }, '1'],
      '已登录 Signed in: 苏某',
    ]);
  });

  it('tells why it was refused, as text and not as markup', async () => {
    const [, , told] = await shown('#code=c&state=s', { detail: '<b>no</b>' }, false);
    expect(told).toBe('<b>no</b>');
    expect(script).not.toContain('innerHTML');
  });

  it('posts nothing when the provider came back with an error', async () => {
    expect(await shown('#error=access_denied&state=s', {})).toStrictEqual([
      ['address is', '/page'],
      '登录未完成。 The sign-in was not completed.',
    ]);
  });

  it('is let run by its own policy, and nothing else is', () => {
    expect(openIdPagePolicy).toContain(`script-src 'sha256-${sha256(script).toString('base64')}';`);
    expect(openIdPagePolicy).not.toContain('unsafe');
  });
});
