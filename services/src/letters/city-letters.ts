import { log, writeAudit } from '@karta/db';
import {
  CardError,
  findLetterKind,
  LETTER_EVENTS,
  LETTERS,
  type LetterChannel,
  type LetterEvent,
  type LetterKind,
  type LetterLanguage,
  type OwnLetterEvent,
} from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { checkLetter, checkUse, renderLetter, type LetterFacts, type LetterText } from './letter-text.ts';
import { findShippedLetter, sampleFacts } from './shipped-letters.ts';

export interface LetterName {
  event: LetterEvent | OwnLetterEvent;
  channel: LetterChannel;
  language: LetterLanguage;
}

/** A letter in force; version 0 is the release's, every other one the city's own. */
export interface LetterInForce extends LetterText {
  version: number;
  savedAt: Date | null;
}

/** The letter that goes out: the city's newest version, else the release's, else the Polish one. @throws CardError LETTER_NOT_FOUND */
export async function getLetter(trx: Knex, name: LetterName): Promise<LetterInForce> {
  const found = await findLetter(trx, name);
  if (found) return found;
  if (name.language === 'pl') throw new CardError('LETTER_NOT_FOUND');
  return getLetter(trx, { ...name, language: 'pl' });
}

/** What is written in that language: the city's newest version, else the release's; `undefined` where there is neither. */
export async function findLetter(trx: Knex, name: LetterName): Promise<LetterInForce | undefined> {
  const { event, channel, language } = name;
  const own = await trx('letters').where({ event, channel, language }).orderBy('version', 'desc').first();
  if (own) return { subject: own.subject, text: own.text, version: own.version, savedAt: own.savedAt };
  const shipped = findShippedLetter(event, channel, language);
  return shipped && { ...shipped, version: 0, savedAt: null };
}

/**
 * The letter in force with its facts. A town's own text that cannot be written, whatever happened to it, gives way to the
 * release's: no letter holds a case up. @throws CardError LETTER_NOT_FOUND
 */
export async function writeLetter(trx: Knex, name: LetterName, facts: LetterFacts): Promise<LetterText> {
  const letter = await getLetter(trx, name);
  try {
    return renderLetter(letter, facts);
  } catch (error) {
    const shipped = findShippedLetter(name.event, name.channel, 'pl');
    if (letter.version === 0 || !shipped) throw error;
    log.error('letter cannot be written', { event: name.event, channel: name.channel, version: letter.version });
    return renderLetter(shipped, facts);
  }
}

/**
 * Stores a new version of a letter, with its audit row. `version` is the one that was read.
 * @throws CardError LETTER_NOT_FOUND, LETTER_BROKEN, LETTER_UNKNOWN_FACT, LETTER_EMPTY, LETTER_LACKS_FACT, LETTER_TOO_LONG,
 * CHANGED_MEANWHILE
 */
export async function saveLetter(
  trx: Knex,
  name: LetterName,
  letter: LetterText & { version: number },
  by: Doer,
): Promise<void> {
  const kind = kindOf(name);
  checkLetter(letter, kind.facts);
  checkUse(letter, { channel: name.channel, kind, sample: sampleFacts('', 'https://miasto.example', name.language) });
  const { event, channel, language } = name;
  const newest = await trx('letters').where({ event, channel, language }).max('version as version').first();
  if ((newest?.version ?? 0) !== letter.version) throw new CardError('CHANGED_MEANWHILE');
  const version = letter.version + 1;
  const stored: unknown[] = await trx('letters')
    .insert({
      event,
      channel,
      language,
      version,
      subject: letter.subject,
      text: letter.text,
      savedAt: by.now,
      savedBy: by.id,
    })
    .onConflict(['event', 'channel', 'language', 'version'])
    .ignore()
    .returning('version');
  if (stored.length === 0) throw new CardError('CHANGED_MEANWHILE');
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'letter.change',
    subjectKind: 'letter',
    subjectId: `${event}/${channel}/${language}`,
    facts: { version },
  });
}

/** Every letter on every channel with the version in force. */
export async function listLetters(
  trx: Knex,
  language: LetterLanguage,
): Promise<(Omit<LetterName, 'language'> & { version: number })[]> {
  const rows: { event: string; channel: string; version: number }[] = await trx('letters')
    .where({ language })
    .groupBy('event', 'channel')
    .select('event', 'channel')
    .max('version as version');
  const versionOf = (event: string, channel: string): number =>
    rows.find((row) => row.event === event && row.channel === channel)?.version ?? 0;
  return LETTER_EVENTS.flatMap((event) =>
    LETTERS[event].channels.map((channel) => ({ event, channel, version: versionOf(event, channel) })),
  );
}

/** What a letter may say, by its name. @throws CardError LETTER_NOT_FOUND for an event or a channel that there is not */
export function kindOf({ event, channel }: Pick<LetterName, 'event' | 'channel'>): LetterKind {
  const kind = findLetterKind(event);
  if (!kind?.channels.includes(channel)) throw new CardError('LETTER_NOT_FOUND');
  return kind;
}
