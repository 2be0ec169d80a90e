import type { City } from '@karta/db';
import { hashedSid, type BegunOpenId } from '@karta/services';
import type { Request } from 'express';
import type { Actor } from './actor.ts';
import type { Context } from './definition.ts';
import { settled } from './settled-session.ts';

/** So long somebody may take at the provider. */
const COUNTS_MS = 10 * 60_000;

/** A way to the provider that this browser has begun, and what it is for. */
export interface WayToProvider extends BegunOpenId {
  /** `link`: who is signed in adds the account; `letter`: instead of the password that a letter asks for. */
  purpose: 'sign-in' | 'link' | 'letter';
  /** Where to go afterwards. */
  to: string;
  /** The letter's. */
  token?: string;
}

/** The session between the way to the provider and the way back: only the browser that left may come back, once. */
export function begunOpenId(
  request: Request,
  city: City,
): Pick<Context<Actor>['session'], 'keepOpenId' | 'takeOpenId'> {
  const rows = () => city.knex('operator_sessions').where('sid', hashedSid(request.sessionID));
  return {
    async keepOpenId(way) {
      const openId = { ...way, since: city.clock.now().getTime() };
      // in the row where there is one: a session that is saved whole would come back to life
      if (request.session.subject !== undefined) {
        const added = JSON.stringify({ openId });
        await rows().update({ sess: city.knex.raw('(sess::jsonb || ?::jsonb)::json', [added]) });
        return;
      }
      request.session.openId = openId;
      await settled((done) => request.session.save(done));
    },
    async takeOpenId() {
      const { openId } = request.session;
      if (openId === undefined) return undefined;
      const kept = rows().whereRaw("sess::jsonb -> 'openId' ->> 'state' = ?", [openId.state]);
      const taken = await kept.update({ sess: city.knex.raw("(sess::jsonb - 'openId')::json") });
      const isInTime = city.clock.now().getTime() - openId.since <= COUNTS_MS;
      return taken === 1 && isInTime ? openId : undefined;
    },
  };
}
