import { decodeJwt, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import type { Forgery } from './switches.ts';

interface Keys {
  own: CryptoKey;
  foreign: CryptoKey;
  algorithm: string;
}

/** An ID token that is wrong in one way alone. */
export async function forged(token: string, forgery: Forgery, { own, foreign, algorithm }: Keys): Promise<string> {
  const claims = changed(decodeJwt(token), forgery);
  if (forgery === 'unsigned') return new UnsecuredJWT(claims).encode();
  const key = forgery === 'other-key' ? foreign : own;
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: 'own' }).sign(key);
}

function changed({ sub, ...claims }: JWTPayload, forgery: Forgery): JWTPayload {
  switch (forgery) {
    case 'no-subject':
      return claims;
    case 'wrong-nonce':
      return { ...claims, sub, nonce: 'of-another' };
    case 'wrong-audience':
      return { ...claims, sub, aud: 'of-another' };
    case 'wrong-issuer':
      return { ...claims, sub, iss: 'https://inny.example' };
    case 'expired':
      return { ...claims, sub, exp: Math.floor(Date.now() / 1000) - 3600 };
    default:
      return { ...claims, sub };
  }
}
