import { LetterChange, LetterDraft, LetterList, LetterName, LetterPreview, LetterView } from '@karta/contracts';
import { readSettings } from '@karta/db';
import { CardError, smsSize, transliterate, type LetterLanguage } from '@karta/domain';
import {
  checkLetter,
  findShippedLetter,
  getLetter,
  kindOf,
  listLetters,
  renderLetter,
  sampleFacts,
  saveLetter,
} from '@karta/services';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

/** Letters are written in Polish. */
const LANGUAGE: LetterLanguage = 'pl';

/** Every letter that the city sends, on each channel. */
export const letters = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/letters',
  answer: LetterList,
  handle: async (_input, { trx }) => ({ letters: await listLetters(trx, LANGUAGE) }),
});

/** One letter: the text in force, what it may name, the text of the release. */
export const letter = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/letters/:event/:channel',
  params: LetterName,
  answer: LetterView,
  handle: ({ params }, { trx }) => viewOf(trx, params),
});

/** Stores a new version, which the next letter uses; only letters with a secret link are written at the moment they leave. */
export const putLetter = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/letters/:event/:channel',
  params: LetterName,
  body: LetterChange,
  transaction: true,
  answer: LetterView,
  async handle({ params, body }, { trx, actor, city }) {
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    await saveLetter(trx, { ...params, language: LANGUAGE }, body, by);
    return viewOf(trx, params);
  },
});

/** Shows a text as a resident would read it, with the town's office and invented facts of a case; nothing is stored. */
export const previewLetter = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/letters/:event/:channel/preview',
  params: LetterName,
  body: LetterDraft,
  answer: LetterPreview,
  async handle({ params, body }, { trx, city }) {
    const { facts, about } = kindOf(params);
    checkLetter(body, facts);
    const { officeName, officePhone, pickupDays, legalBasis, townName } = await readSettings(trx);
    const own = { about, officeName, officePhone, pickupDays, legalBasis };
    const { subject, text } = renderLetter(body, sampleFacts(townName || city.name, city.portalUrl, LANGUAGE, own));
    if (params.channel === 'mail') return { subject, text, sms: null };
    const plain = transliterate(text);
    const { length, parts } = smsSize(plain);
    return { subject, text: plain, sms: { length, parts } };
  },
});

async function viewOf(trx: Knex, params: z.infer<typeof LetterName>): Promise<LetterView> {
  const name = { ...params, language: LANGUAGE };
  const { facts } = kindOf(name);
  const shipped = findShippedLetter(params.event, params.channel, LANGUAGE);
  if (!shipped) throw new CardError('LETTER_NOT_FOUND');
  const { savedAt, ...inForce } = await getLetter(trx, name);
  return { ...params, ...inForce, savedAt: savedAt?.toISOString() ?? null, facts: [...facts], shipped };
}
