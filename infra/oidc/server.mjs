// A provider of OpenID Connect for tests. Its one argument is JSON:
//   port       where it listens; 0 for a free one
//   host       under which it calls itself, such as 127.0.0.1
//   app        the address of the app, to which it sends people back
//   secret     of the client "atoz"
//   audience   of tokens for the API
//   people     { login: { claims } }: who may sign in, by whatever password
//   robots     { client: { claims } }: programs that get tokens for the API, by the same secret
//   idSeconds  how long a token of a sign-in is good
// Each line that it prints is JSON: { issuer }. It ends when its input does.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const wish = JSON.parse(process.argv[2]);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const claimsOf = token => wish.people[token.accountId] ?? wish.robots?.[token.clientId] ?? {};

function configuration() {
  return {
    clients: [
      {
        client_id: 'atoz',
        client_secret: wish.secret,
        redirect_uris: [`${wish.app}/signin-oidc`],
        post_logout_redirect_uris: [`${wish.app}/staff/signed-out`],
      },
      ...Object.keys(wish.robots ?? {}).map(id => ({
        client_id: id,
        client_secret: wish.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() }] },
    cookies: { keys: [randomUUID()] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'roles', 'realm_access'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { IdToken: wish.idSeconds ?? 3600, ClientCredentials: 3600 },
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (ctx, resource) => ({ scope: '', audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: 3600 }),
      },
    },
    extraTokenClaims: (ctx, token) => claimsOf(token),
    findAccount: (ctx, id) => wish.people[id] && { accountId: id, claims: () => ({ sub: id, ...wish.people[id] }) },

    // The marketplace's own app needs nobody's consent.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

const server = createServer();
server.listen(wish.port, '127.0.0.1', () => {
  const issuer = `http://${wish.host}:${server.address().port}`;
  server.on('request', new Provider(issuer, configuration()).callback());
  process.stdout.write(JSON.stringify({ issuer }) + '\n');
});
process.stdin.resume().on('end', () => process.exit());
