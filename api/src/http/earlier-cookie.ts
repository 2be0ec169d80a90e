import { sign, unsign } from 'cookie-signature';
import type { Request } from 'express';
import { cookieValue } from './cookie-names.ts';

interface Earlier {
  /** The name that cookies had over HTTP and HTTPS alike, and the key that signed them. */
  name: string;
  key: string;
}

/**
 * A session cookie as earlier versions wrote it is taken under the name and the key of today, so that nobody is signed out by an
 * update. The key signs nothing new: such a session ends by itself within a day, and with it what this reads.
 */
export function adoptEarlierCookie(
  request: Request,
  { name, key }: Earlier,
  today: { name: string; key: string },
): void {
  const kept = cookieValue(request, today.name);
  if (kept !== undefined && unsignedId(kept, today.key) !== undefined) return;
  const sid = unsignedId(cookieValue(request, name) ?? '', key);
  if (sid === undefined) return;
  const signed = encodeURIComponent(`s:${sign(sid, today.key)}`);
  // the first of two cookies of one name counts
  request.headers.cookie = `${today.name}=${signed}; ${request.get('cookie')}`;
}

function unsignedId(value: string, key: string): string | undefined {
  const plain = decoded(value);
  const sid = plain.startsWith('s:') ? unsign(plain.slice(2), key) : false;
  return sid === false ? undefined : sid;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
