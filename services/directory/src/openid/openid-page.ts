import { sha256 } from '@kaoji/kernel';

/** Takes what stands behind the #, and off the address at once; without it, goes to the provider. */
const script = `
const text = document.getElementById('text');
const post = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-kaoji': '1', 'accept-language': navigator.language },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail);
  return said;
};
const run = async () => {
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  if (given.has('error')) throw new Error('登录未完成。 The sign-in was not completed.');
  if (!given.has('code')) {
    location.replace((await post('/api/v1/session/openid', {})).address);
    return;
  }
  const { code, state, iss } = Object.fromEntries(given);
  const { person } = await post('/api/v1/session/openid/answer', { code, state, iss });
  text.textContent = '已登录 Signed in: ' + person.name;
};
run().catch((error) => {
  text.textContent = error.message;
});
`;

/** The page that the identity provider sends people back to, until the console has one; it loads nothing. */
export const openIdPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>登录 Sign in - Kaoji 考绩</title>
<p id="text" role="status">正在登录… Signing in…</p>
<script>${script}</script>
</html>
`;

/** Runs this script and no other, and talks to this installation alone. */
export const openIdPagePolicy = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(script).toString('base64')}'`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
