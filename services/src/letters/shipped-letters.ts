import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ApplicationType,
  LetterChannel,
  LetterEvent,
  LetterKind,
  LetterLanguage,
  OwnLetterEvent,
} from '@karta/domain';
import { factsInWords, type MessageFacts } from './letter-facts.ts';
import type { LetterFacts, LetterText } from './letter-text.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'letters');
const read = new Map<string, string | undefined>();

/**
 * The letter of this release: `<event>.mail.txt` with the subject as its first line, `<event>.sms.txt` with the text alone;
 * `undefined` where it is not written in that language.
 */
export function findShippedLetter(
  event: LetterEvent | OwnLetterEvent,
  channel: LetterChannel,
  language: LetterLanguage,
): LetterText | undefined {
  const file = fileOf(join(language, `${event}.${channel}.txt`));
  if (file === undefined) return undefined;
  if (channel === 'sms') return { subject: '', text: file.trimEnd() };
  const end = file.indexOf('\n');
  return { subject: file.slice(0, end), text: file.slice(end).replace(/^\n+/, '') };
}

/** How a letter names an application of that type, as the object of a sentence. */
export function aboutApplication(type: ApplicationType, language: LetterLanguage): string {
  const words = fileOf(join(language, 'application-types.json')) ?? fileOf(join('pl', 'application-types.json'));
  return (JSON.parse(words ?? '{}') as Partial<Record<ApplicationType, string>>)[type] ?? '';
}

/** How a message of a campaign says where one opts out, on each channel. */
export function optOutWords(language: LetterLanguage): Record<LetterChannel, string> {
  const words = fileOf(join(language, 'campaign-opt-out.json')) ?? fileOf(join('pl', 'campaign-opt-out.json'));
  return JSON.parse(words ?? '{}');
}

/** Where the portal shows what a letter is about, for a case that there is not. */
const SAMPLE_PATHS: Readonly<Record<LetterKind['about'], string>> = {
  application: '/wnioski/przyklad',
  card: '/karty',
  package: '/karty',
  account: '/konto',
  thread: '/sprawy/przyklad',
  link: '/konto',
  code: '/konto',
  holder: '/konto',
  staff: '/konto',
  report: '/konto',
  readers: '/konto',
};

/** Invented facts, for looking at a text before it is stored; `own` are the town's own in place of some. */
export function sampleFacts(
  cityName: string,
  portalUrl: string,
  language: LetterLanguage,
  own: Partial<MessageFacts> & Partial<Pick<LetterKind, 'about'>> = {},
): LetterFacts {
  const { about = 'application', ...facts } = own;
  const invented: MessageFacts = JSON.parse(
    fileOf(join(language, 'sample.json')) ?? fileOf(join('pl', 'sample.json')) ?? '{}',
  );
  // invented too: what stands in no record of a resident
  const ofNoRecord: LetterFacts = JSON.parse(fileOf(join('pl', 'sample-of-no-record.json')) ?? '{}');
  const told = { ...invented, path: SAMPLE_PATHS[about], ...facts, cityName, portalUrl };
  return { ...factsInWords(told, language), ...ofNoRecord, link: `${portalUrl}/przyklad` };
}

function fileOf(path: string): string | undefined {
  if (!read.has(path)) {
    const file = join(FOLDER, path);
    read.set(path, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  }
  return read.get(path);
}
