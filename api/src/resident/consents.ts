import { ConsentChange, ConsentList, Id } from '@karta/contracts';
import { Consent, ConsentTextRow } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';

async function listConsents(knex: Knex, accountId: string): Promise<z.infer<typeof ConsentList>> {
  const [texts, given] = await Promise.all([
    ConsentTextRow.query(knex).where('askedAt', 'registration').orderBy('position'),
    Consent.query(knex).where({ accountId }),
  ]);
  const consents = texts.map((text) => {
    const consent = given.find((candidate) => candidate.consentTextId === text.id);
    return {
      ...text,
      givenAt: consent?.givenAt.toISOString() ?? null,
      withdrawnAt: consent?.withdrawnAt?.toISOString() ?? null,
    };
  });
  return { consents };
}

export const consents = residentRoute({
  method: 'get',
  path: '/resident/consents',
  answer: ConsentList,
  handle: (_input, { trx, actor }) => listConsents(trx, actor.accountId),
});

/** Gives a consent that was not given, or withdraws an optional one (004-80, 004-81). */
export const changeConsent = residentRoute({
  method: 'put',
  path: '/resident/consents/:textId',
  params: z.object({ textId: Id }),
  body: ConsentChange,
  transaction: true,
  audit: ({ params, body }) => ({
    act: body.given ? 'consent.give' : 'consent.withdraw',
    subjectKind: 'consent-text',
    subjectId: params.textId,
  }),
  answer: ConsentList,
  async handle({ params, body }, { city, actor, trx }) {
    const text = await ConsentTextRow.query(trx).findById(params.textId).where('askedAt', 'registration');
    if (!text) throw new CardError('NOT_FOUND');
    if (text.required && !body.given) throw new CardError('CONSENT_REQUIRED');
    const now = city.clock.now();
    const row = { accountId: actor.accountId, consentTextId: text.id };
    if (body.given) {
      await Consent.query(trx)
        .insert({ ...row, givenAt: now, withdrawnAt: null })
        .onConflict(['account_id', 'consent_text_id'])
        .merge();
    } else await Consent.query(trx).where(row).whereNull('withdrawnAt').patch({ withdrawnAt: now });
    return listConsents(trx, actor.accountId);
  },
});
