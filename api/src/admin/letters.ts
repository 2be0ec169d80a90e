import {
  LetterChange,
  LetterDraft,
  LetterIn,
  LetterList,
  LetterName,
  LetterPreview,
  LetterView,
} from '@karta/contracts';
import { readSettings } from '@karta/db';
import { isOwnLetter, smsSize, transliterate } from '@karta/domain';
import {
  checkLetter,
  findLetter,
  findShippedLetter,
  kindOf,
  listLetters,
  listOwnLetters,
  nameOfOwnLetter,
  narrowings,
  renderLetter,
  sampleFacts,
  saveLetter,
  type LetterInForce,
} from '@karta/services';
import type { Knex } from 'knex';
import { adminRoute } from '../http/definition.ts';

/** Every letter that the city sends, on each channel, and those that it has added itself. */
export const letters = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/letters',
  answer: LetterList,
  handle: (_input, { trx }) => everyLetter(trx),
});

/** As the office sees them; versions are those of the Polish texts. */
export async function everyLetter(trx: Knex): Promise<LetterList> {
  return { letters: await listLetters(trx, 'pl'), own: await listOwnLetters(trx), ...(await narrowings(trx)) };
}

/** One letter: the text in force, what it may name, the text of the release. */
export const letter = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/letters/:event/:channel',
  params: LetterName,
  query: LetterIn,
  answer: LetterView,
  handle: ({ params, query }, { trx }) => viewOf(trx, { ...params, ...query }),
});

/** Stores a new version, which the next letter uses; only letters with a secret link are written at the moment they leave. */
export const putLetter = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/letters/:event/:channel',
  params: LetterName,
  query: LetterIn,
  body: LetterChange,
  transaction: true,
  answer: LetterView,
  async handle({ params, query, body }, { trx, actor, city }) {
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    const name = { ...params, ...query };
    await ownName(trx, params.event);
    await saveLetter(trx, name, body, by);
    return viewOf(trx, name);
  },
});

/** Shows a text as a resident would read it, with the town's office and invented facts of a case; nothing is stored. */
export const previewLetter = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/letters/:event/:channel/preview',
  params: LetterName,
  query: LetterIn,
  body: LetterDraft,
  answer: LetterPreview,
  async handle({ params, query, body }, { trx, city }) {
    const { facts, about } = kindOf(params);
    checkLetter(body, facts);
    const { officeName, officePhone, pickupDays, legalBasis, townName } = await readSettings(trx);
    const own = { about, officeName, officePhone, pickupDays, legalBasis };
    const { subject, text } = renderLetter(
      body,
      sampleFacts(townName || city.name, city.portalUrl, query.language, own),
    );
    if (params.channel === 'mail') return { subject, text, sms: null };
    const plain = transliterate(text);
    const { length, parts } = smsSize(plain);
    return { subject, text: plain, sms: { length, parts } };
  },
});

async function viewOf(trx: Knex, name: LetterName & LetterIn): Promise<LetterView> {
  const { event, channel, language } = name;
  const { facts } = kindOf(name);
  const own = await ownName(trx, event);
  const shipped = findShippedLetter(event, channel, language) ?? null;
  const shown = (await findLetter(trx, name)) ?? NOT_WRITTEN;
  return { ...name, name: own, ...shown, savedAt: shown.savedAt?.toISOString() ?? null, facts: [...facts], shipped };
}

/** One of the town's own begins so, and whatever the release does not say in a language: the Polish text goes out meanwhile. */
const NOT_WRITTEN: LetterInForce = { subject: '', text: '', version: 0, savedAt: null };

/** @throws CardError LETTER_NOT_FOUND for one of the town's own that there is not, or is no more */
const ownName = async (trx: Knex, event: LetterName['event']): Promise<string | null> =>
  isOwnLetter(event) ? nameOfOwnLetter(trx, event) : null;
