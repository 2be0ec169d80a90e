import { ConsentChange, ConsentList, ConsentWithdrawal, ConsentWithdrawn, Id } from '@karta/contracts';
import { Account, Consent, ConsentTextRow, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { beginErasure, lockAccounts, unlockAccounts } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { requirePassword } from './account.ts';
import { asDoer } from './as-doer.ts';
import { consentsView, withdrawalOf } from './consents-view.ts';

const OfText = z.object({ textId: Id });

export const consents = residentRoute({
  method: 'get',
  path: '/resident/consents',
  whileLocked: true,
  answer: ConsentList,
  handle: (_input, { city, actor }) => consentsView(city.knex, city, actor.accountId),
});

/** Gives a consent that was not given, or withdraws an optional one (004-80, 004-81). */
export const changeConsent = residentRoute({
  method: 'put',
  path: '/resident/consents/:textId',
  params: OfText,
  whileLocked: true,
  body: ConsentChange,
  transaction: true,
  audit: ({ params, body }) => ({
    act: body.given ? 'consent.give' : 'consent.withdraw',
    subjectKind: 'consent-text',
    subjectId: params.textId,
  }),
  answer: ConsentList,
  async handle({ params, body }, { city, actor, trx }) {
    const text = await getText(trx, params.textId);
    if (text.required && !body.given) throw new CardError('CONSENT_REQUIRED');
    const { accountId } = actor;
    if (body.given) {
      await Consent.query(trx)
        .insert({ accountId, consentTextId: text.id, givenAt: city.clock.now(), withdrawnAt: null })
        .onConflict(['account_id', 'consent_text_id'])
        .merge();
      if (await hasAllRequired(trx, city, accountId)) await unlockAccounts(trx, accountId, asDoer(actor, city));
    } else await withdraw(trx, city, accountId, text);
    return consentsView(trx, city, accountId);
  },
});

/**
 * Withdraws a required consent, with the password: that of the information clause ends the accounts (004-83 … 004-85), any
 * other one locks them until it is given again (004-86 … 004-89).
 */
export const withdrawConsent = residentRoute({
  method: 'post',
  path: '/resident/consents/:textId/withdrawal',
  params: OfText,
  whileLocked: true,
  body: ConsentWithdrawal,
  // the password is not kept with the key, not even hashed
  once: ({ params }) => ['withdraw', params],
  answer: ConsentWithdrawn,
  async handle({ params, body }, { city, actor, throttle, session, trx }) {
    const text = await getText(trx, params.textId);
    const effect = withdrawalOf(text);
    if (effect === 'consent') throw new CardError('NOT_FOUND');
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    const { accountId } = actor;
    await withdraw(trx, city, accountId, text);
    const by = asDoer(actor, city);
    const facts = { effect };
    const subject = { subjectKind: 'consent-text', subjectId: text.id } as const;
    await writeAudit(trx, {
      actorKind: 'resident',
      actorId: actor.holderId,
      actsFor: actor.actsFor?.memberId ?? null,
      act: 'consent.withdraw',
      ...subject,
      facts,
    });
    if (effect === 'lock') {
      await lockAccounts(trx, city, accountId, by);
      return { effect, dueOn: null };
    }
    const { dueOn } = await beginErasure(trx, city, accountId);
    if (actor.actsFor) await session.actFor(null);
    return { effect, dueOn };
  },
});

async function getText(trx: Knex, id: string): Promise<ConsentTextRow> {
  const text = await ConsentTextRow.query(trx).findById(id).where('askedAt', 'registration');
  if (!text) throw new CardError('NOT_FOUND');
  return text;
}

/** All versions of a text: who withdraws the consent to it agrees to none. */
async function withdraw(trx: Knex, city: City, accountId: string, { kind }: ConsentTextRow): Promise<void> {
  const versions = ConsentTextRow.query(trx).where({ kind }).select('id');
  await Consent.query(trx)
    .where({ accountId })
    .whereIn('consentTextId', versions)
    .whereNull('withdrawnAt')
    .patch({ withdrawnAt: city.clock.now() });
}

async function hasAllRequired(trx: Knex, city: City, accountId: string): Promise<boolean> {
  const { state } = await Account.query(trx).findById(accountId).throwIfNotFound();
  if (state !== 'locked') return false;
  const { consents: all } = await consentsView(trx, city, accountId);
  return all.every((consent) => !consent.required || ['given', 'outdated'].includes(consent.state));
}
