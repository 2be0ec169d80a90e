import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link or a bearer header: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It has enough entropy for a plain hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
