import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Passkey } from './second-factors.ts';

/** Where a passkey is good: one host, asked by pages of one origin. */
export interface PasskeyPlace {
  origin: string;
}

/** Large, and few sign in with it. */
const webauthn = () => import('@simplewebauthn/server');
const hostOf = ({ origin }: PasskeyPlace): string => new URL(origin).hostname;
const known = (passkeys: readonly Passkey[]) =>
  passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports }));

/** What the browser is asked for to make a new passkey; its challenge has to come back. */
export async function passkeyToMake(
  at: PasskeyPlace,
  who: { id: string; name: string; email: string; town: string },
  passkeys: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: who.town,
    rpID: hostOf(at),
    userID: new Uint8Array(Buffer.from(who.id.replaceAll('-', ''), 'hex')),
    userName: who.email,
    userDisplayName: who.name,
    attestationType: 'none',
    excludeCredentials: known(passkeys),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
}

/** What the browser is asked for to use one of these passkeys. */
export async function passkeyToUse(
  at: PasskeyPlace,
  passkeys: readonly Passkey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const allowCredentials = known(passkeys);
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({ rpID: hostOf(at), allowCredentials, userVerification: 'preferred' });
}

/** The passkey that a browser has made; `undefined` when its answer is not one to this challenge. */
export async function madePasskey(
  at: PasskeyPlace,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Passkey | undefined> {
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await refused(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: at.origin,
      expectedRPID: hostOf(at),
      requireUserVerification: false,
    }),
  );
  if (!verified?.verified) return undefined;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports };
}

/** The passkey that was used, with its new counter; `undefined` when the answer is not one to this challenge. */
export async function usedPasskey(
  at: PasskeyPlace,
  challenge: string,
  response: AuthenticationResponseJSON,
  passkeys: readonly Passkey[],
): Promise<Passkey | undefined> {
  const passkey = passkeys.find(({ credentialId }) => credentialId === response.id);
  if (!passkey) return undefined;
  const { credentialId, publicKey, counter } = passkey;
  const { verifyAuthenticationResponse } = await webauthn();
  const verified = await refused(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: at.origin,
      expectedRPID: hostOf(at),
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
      requireUserVerification: false,
    }),
  );
  return verified?.verified ? { ...passkey, counter: verified.authenticationInfo.newCounter } : undefined;
}

/** The library throws at whatever does not fit; it reads nothing but what was sent. */
async function refused<Result>(verify: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
