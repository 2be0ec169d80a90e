import { readCwt } from './cwt.ts';
import { readJwt } from './jwt.ts';
import type { StatusList } from './list.ts';
import { judged, refusedList, type ListTools, type ListVerdict } from './token.ts';

/** Undoes zlib (RFC 1950). */
type Inflate = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/**
 * Reads a signed list, as a JWT or, of half the size, as a CWT (draft-ietf-oauth-status-list, 5 and 8.3). A list that is `held` is
 * never replaced by an older one.
 */
export async function readStatusList(
  signed: string | Uint8Array,
  { inflate, held, ...tools }: ListTools & { readonly held?: StatusList | undefined; readonly inflate: Inflate },
): Promise<ListVerdict> {
  const token = typeof signed === 'string' ? readJwt(signed) : readCwt(signed);
  if (!token) return refusedList('malformed');
  const why = await judged(token, token.claims, tools);
  if (why) return refusedList(why);
  if (held && token.claims.issuedAt < held.issuedAt) return refusedList('older');
  try {
    return { isTaken: true, list: { ...token.claims, bytes: await inflate(token.packed) } };
  } catch {
    // no zlib: each device has its own way to say so
    return refusedList('malformed');
  }
}
