import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { Provider, type ClientMetadata } from 'oidc-provider';
import { forged } from './forge.ts';
import type { SwitchPanel } from './switches.ts';

const ALGORITHM = 'RS256';
const newKey = async (): Promise<CryptoKey> =>
  (await generateKeyPair(ALGORITHM, { extractable: true, modulusLength: 2048 })).privateKey;

const [own, foreign] = await Promise.all([newKey(), newKey()]);
const published = { ...(await exportJWK(own)), alg: ALGORITHM, kid: 'own', use: 'sig' };

/** An OpenID Provider whose accounts are whatever is typed; `mfa` stands in the token of whoever ticks it. */
export function createProvider(issuer: string, panel: SwitchPanel, client: ClientMetadata): Provider {
  const provider = new Provider(issuer, {
    clients: [{ ...client, token_endpoint_auth_method: 'client_secret_post' }],
    jwks: { keys: [published] },
    claims: { openid: ['sub', 'amr'], email: ['email'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['stand-in'] },
    pkce: { required: () => true },
    // signed in is enough: nobody is asked whether the office may know them
    async loadExistingGrant(context) {
      const { client: asking, session, provider: here } = context.oidc;
      const grant = new here.Grant({ clientId: asking?.clientId ?? '', accountId: session?.accountId ?? '' });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: `${accountId}@urzad.example`, name: accountId }),
    }),
  });
  provider.use(async (context, next) => {
    await next();
    const { forge } = panel.switches;
    const body = context.body as { id_token?: string } | undefined;
    if (forge === undefined || context.path !== '/token' || typeof body?.id_token !== 'string') return;
    context.body = { ...body, id_token: await forged(body.id_token, forge, { own, foreign, algorithm: ALGORITHM }) };
  });
  return provider;
}
