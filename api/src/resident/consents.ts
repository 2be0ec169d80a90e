import { ConsentChange, ConsentList, Id } from '@karta/contracts';
import { Consent, ConsentTextRow, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';

async function listConsents(city: City, accountId: string): Promise<z.infer<typeof ConsentList>> {
  const [texts, given] = await Promise.all([
    ConsentTextRow.query(city.knex).where('askedAt', 'registration').orderBy('position'),
    Consent.query(city.knex).where({ accountId }),
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
  handle: (_input, { city, actor }) => listConsents(city, actor.accountId),
});

/** Gives a consent that was not given, or withdraws an optional one (004-80, 004-81). */
export const changeConsent = residentRoute({
  method: 'put',
  path: '/resident/consents/:textId',
  params: z.object({ textId: Id }),
  body: ConsentChange,
  answer: ConsentList,
  async handle({ params, body }, { city, actor }) {
    const text = await ConsentTextRow.query(city.knex).findById(params.textId).where('askedAt', 'registration');
    if (!text) throw new CardError('NOT_FOUND');
    if (text.required && !body.given) throw new CardError('CONSENT_REQUIRED');
    const now = city.clock.now();
    await city.knex.transaction(async (trx) => {
      const row = { accountId: actor.accountId, consentTextId: text.id };
      if (body.given) {
        await Consent.query(trx)
          .insert({ ...row, givenAt: now, withdrawnAt: null })
          .onConflict(['account_id', 'consent_text_id'])
          .merge();
      } else await Consent.query(trx).where(row).whereNull('withdrawnAt').patch({ withdrawnAt: now });
      await writeAudit(trx, {
        ...{ actorKind: 'resident', actorId: actor.accountId, act: body.given ? 'consent.give' : 'consent.withdraw' },
        ...{ subjectKind: 'consent-text', subjectId: text.id },
      });
    });
    return listConsents(city, actor.accountId);
  },
});
