import { CardError } from '@karta/domain';
import type { Configuration } from 'openid-client';
import { boundedFetch, isLoopback } from './bounded-fetch.ts';
import type { OpenIdSubject } from './identities.ts';

/** Where we are known, and by what. */
export interface OpenIdClient {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the browser comes back to, as it was registered there. */
  returnTo: string;
}

/** What has to fit together when the browser comes back (OpenID Connect Core, 3.1.2; RFC 7636). */
export interface BegunOpenId {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who has come back. */
export interface OpenIdPerson extends OpenIdSubject {
  /** An e-mail address or a name, for reading alone: it proves nothing. */
  label: string;
  /** They proved a second factor there. */
  hasProvedFactor: boolean;
}

const SECONDS = 10;
const LONGEST_LABEL = 200;
/** Large, and few towns sign in with it. */
const openId = () => import('openid-client');

/**
 * Where to send the browser. @param isAskedAgain who is signed in there has to prove it once more
 * @throws CardError OPEN_ID_UNREACHABLE
 */
export async function beginOpenId(
  client: OpenIdClient,
  isAskedAgain: boolean,
): Promise<BegunOpenId & { address: string }> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
    await openId();
  const config = await configure(client);
  const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const address = buildAuthorizationUrl(config, {
    redirect_uri: client.returnTo,
    scope: 'openid profile email',
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    ...(isAskedAgain && { prompt: 'login' }),
  });
  return { ...begun, address: address.href };
}

/**
 * Who has come back with this query of the address.
 * @throws CardError OPEN_ID_REFUSED where the person or the provider said no, OPEN_ID_ANSWER_WRONG, OPEN_ID_UNREACHABLE
 */
export async function finishOpenId(client: OpenIdClient, begun: BegunOpenId, query: string): Promise<OpenIdPerson> {
  const { authorizationCodeGrant, AuthorizationResponseError } = await openId();
  const config = await configure(client);
  const back = new URL(client.returnTo);
  back.search = query;
  try {
    const tokens = await authorizationCodeGrant(config, back, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new CardError('OPEN_ID_ANSWER_WRONG');
    const { iss, sub, email, preferred_username: login, name, amr } = claims;
    const label = [email, login, name].find((each) => typeof each === 'string' && each !== '') ?? sub;
    const hasProvedFactor = Array.isArray(amr) && amr.includes('mfa');
    return { issuer: iss, subject: sub, label: String(label).slice(0, LONGEST_LABEL), hasProvedFactor };
  } catch (error) {
    if (error instanceof CardError) throw error;
    if (error instanceof AuthorizationResponseError) throw new CardError('OPEN_ID_REFUSED');
    throw new CardError(isOfTheWay(error) ? 'OPEN_ID_UNREACHABLE' : 'OPEN_ID_ANSWER_WRONG');
  }
}

/** Is there a provider that answers as one? @throws CardError OPEN_ID_UNREACHABLE, naming the field */
export async function checkOpenId(client: OpenIdClient): Promise<void> {
  await configure(client);
}

async function configure({ issuer, clientId, clientSecret }: OpenIdClient): Promise<Configuration> {
  const url = new URL(issuer);
  const isHere = isLoopback(url);
  if (url.protocol !== 'https:' && !isHere) throw refusal('OPEN_ID_NOT_ENCRYPTED');
  const lib = await openId();
  const how = { timeout: SECONDS, [lib.customFetch]: boundedFetch(url) };
  try {
    const execute = isHere ? [lib.allowInsecureRequests] : [];
    const found = await lib.discovery(url, clientId, undefined, undefined, { ...how, execute });
    const offers = found.serverMetadata();
    const isPosted = offers.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    const proof = isPosted ? lib.ClientSecretPost(clientSecret) : lib.ClientSecretBasic(clientSecret);
    const config = Object.assign(new lib.Configuration(offers, clientId, undefined, proof), how);
    if (isHere) lib.allowInsecureRequests(config);
    // the library trusts the way by itself; a proxy in between that reads it would be believed
    lib.enableNonRepudiationChecks(config);
    return config;
  } catch {
    throw refusal('OPEN_ID_UNREACHABLE');
  }
}

const refusal = (code: 'OPEN_ID_UNREACHABLE' | 'OPEN_ID_NOT_ENCRYPTED') =>
  new CardError(code, {}, [{ path: 'issuer', code }]);

/** Nothing came back, or nothing in time; else something wrong did. */
function isOfTheWay(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return (
    code === 'OAUTH_TIMEOUT' ||
    [error, cause].some((each) => each instanceof TypeError && /fetch failed/.test(each.message))
  );
}
