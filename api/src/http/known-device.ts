import { hashToken, newToken } from '@karta/services';
import type { City } from '@karta/db';
import type { SessionKind } from '@karta/domain';
import type { Request } from 'express';
import { cookieName, cookieValue } from './cookie-names.ts';

const YEAR_MS = 365 * 86_400_000;

interface KnownDevice {
  isKnownDevice(kind: SessionKind, subject: string): Promise<boolean>;
  rememberDevice(kind: SessionKind, subject: string): Promise<void>;
}

/** The browser of a request, by a random cookie of which only the hash is kept; it opens nothing by itself. */
export function knownDevice(request: Request, { knex, clock }: City): KnownDevice {
  const name = cookieName(request, 'km_device');
  // earlier versions wrote it without the prefix; it is 256 random bits either way
  const brought = cookieValue(request, name) ?? cookieValue(request, 'km_device') ?? '';
  const token = /^[\w-]{43}$/.test(brought) ? brought : undefined;
  return {
    async isKnownDevice(kind, subject) {
      if (token === undefined) return false;
      const known = knex('known_devices').where({ tokenHash: hashToken(token), kind, subject });
      const since = new Date(clock.now().getTime() - YEAR_MS);
      return (await known.where('seenAt', '>', since).first('subject')) !== undefined;
    },
    async rememberDevice(kind, subject) {
      const kept = token ?? newToken();
      await knex('known_devices')
        .insert({ tokenHash: hashToken(kept), kind, subject, seenAt: clock.now() })
        .onConflict(['token_hash', 'kind', 'subject'])
        .merge();
      const secure = request.secure;
      request.res?.cookie(name, kept, { httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_MS, path: '/' });
    },
  };
}
