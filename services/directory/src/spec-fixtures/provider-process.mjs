// An identity provider of its own process: oidc-provider, which signs in whomever the address names as login_hint.
// Prints its issuer when it listens. Arguments: client id, client secret, redirect.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [clientId, clientSecret, redirect] = process.argv.slice(2);
const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirect],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  claims: { openid: ['sub'], profile: ['preferred_username'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: `subject of ${id}`.replaceAll(' ', '-'), preferred_username: id }),
  }),
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response);
  return provider
    .interactionDetails(request, response)
    .then(({ params }) => provider.interactionFinished(request, response, { login: { accountId: params.login_hint } }));
});
process.stdout.write(`${issuer}\n`);
