import { OptOutView } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { optOut, optOutView } from '@karta/services';
import * as z from 'zod';
import { publicRoute, type Context } from '../http/definition.ts';
import type { GuestActor } from '../http/actor.ts';

const OfCode = z.object({ code: z.string().regex(/^[\w-]{16}$/) });

/** The page of the link in a campaign's message, without signing in. */
export const optOutPage = publicRoute('resident', {
  method: 'get',
  path: '/resident/opt-out/:code',
  params: OfCode,
  answer: OptOutView,
  handle: ({ params }, context) => counted(context, optOutView(context.city.knex, params.code)),
});

/** One click, of a person on the page or of a mail program, which sends a form of one field (RFC 8058). */
export const postOptOut = publicRoute('resident', {
  method: 'post',
  path: '/resident/opt-out/:code',
  params: OfCode,
  form: true,
  fromAnywhere: true,
  transaction: true,
  answer: OptOutView,
  async handle({ params }, context) {
    await counted(context, optOut(context.trx, context.city, params.code));
    return { isOut: true };
  },
});

/** Wrong codes of an address are counted, right ones are not: many mail programs ask from one address. */
async function counted<T>({ throttle, actor }: Context<GuestActor>, work: Promise<T>): Promise<T> {
  return work.catch(async (error: unknown) => {
    if (error instanceof CardError) await throttle.take('link', actor.address);
    throw error;
  });
}
