import { NewConsentText, PublishedConsentText, WrittenConsents } from '@karta/contracts';
import { listConsentTexts, publishConsentText } from '@karta/services';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

/** Every text that people agree to or read, with its versions and how many agree to each. */
export const consentTexts = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/consent-texts',
  answer: WrittenConsents,
  handle: async (_input, { city, trx }) => ({ consents: await listConsentTexts(trx, city.clock.today()) }),
});

/** Publishes the next version of a text, or a new text. */
export const postConsentText = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/consent-texts',
  body: NewConsentText,
  once: true,
  bodyLimit: '1mb',
  answer: PublishedConsentText,
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({
    kind: body.kind,
    version: await publishConsentText(trx, city, body, byActor(actor, city)),
  }),
});
