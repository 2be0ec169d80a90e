import type { ConfigurationChange, FormInFile, LetterInFile, OwnLetterInFile, TextInFile } from '@karta/contracts';
import { formChanges } from '@karta/domain';
import { APPLICATION_TYPE, plainDate } from '@karta/web-shared';
import { changeSentence } from '../forms/part-words.ts';
import { CHANNEL_WORDS, EVENT_WORDS } from '../letters/letter-words.ts';
import { whenWords } from '../letters/own-letter-words.ts';

/** What an import changes in a part of the file, as people read it. */
export interface PartWords {
  readonly where: string;
  readonly name: string;
  readonly lines: readonly string[];
}
type Words = (change: ConfigurationChange) => PartWords;

/** Parts of the file beside settings and catalogues. */
export const PART_WORDS: Readonly<Record<string, Words>> = {
  arms: ({ to }) => ({
    where: 'Nazwa, herb, barwa',
    name: 'Herb',
    lines: [to === null ? 'Wróci herb z instalacji' : 'Inny herb'],
  }),
  cardDesign: ({ to }) => ({
    where: 'Projekt karty',
    name: 'Projekt karty',
    lines: [
      to === null ? 'Wróci projekt z instalacji jako nowa wersja' : 'Nowa wersja, z jej obrazami',
      'Nowe karty będą miały ten projekt od razu, wydane zachowują swój',
    ],
  }),
  forms: ({ key, name, from, to }) => {
    const [before, after] = [from as FormInFile | null, to as FormInFile];
    const changes = before
      ? formChanges(before, after).map((each) => changeSentence(each, after))
      : ['Zostanie dodany'];
    const offer =
      (before?.isRetired ?? false) === after.isRetired ? [] : [after.isRetired ? 'Wycofany' : 'Przywrócony'];
    const kind = before && before.kind !== after.kind ? ['Inny rodzaj wniosku'] : [];
    return { where: 'Typy wniosków', name: APPLICATION_TYPE[key] ?? name, lines: [...kind, ...offer, ...changes] };
  },
  texts: ({ name, from, to }) => ({
    where: 'Zgody i klauzule',
    name,
    lines: from === null ? ['Zostanie dodany'] : textLines(from as TextInFile, to as TextInFile),
  }),
  letters: ({ key, from, to }) => {
    const [event = '', channel = '', language = ''] = key.split('/');
    const [before, after] = [(from ?? { subject: '', text: '' }) as LetterInFile, to as LetterInFile];
    const subject = before.subject === after.subject ? [] : [`Temat: „${before.subject}” → „${after.subject}”`];
    return {
      where: 'Wiadomości',
      name: [EVENT_WORDS[event as LetterInFile['event']], CHANNEL_WORDS[channel], ...other(language)].join(', '),
      lines: [...subject, ...lineChanges(before.text.split('\n'), after.text.split('\n'))],
    };
  },
  ownLetters: ({ name, from, to }) => {
    const [before, after] = [from as OwnLetterInFile | null, to as OwnLetterInFile];
    return { where: 'Własne powiadomienia', name, lines: before ? ownLines(before, after) : ownBeginning(after) };
  },
};

const onWord = (isOn: boolean): string => (isOn ? 'Włączone' : 'Wyłączone');
const ownBeginning = ({ change, isOn }: OwnLetterInFile): string[] => [
  `Zostanie dodane: ${whenWords(change)}`,
  onWord(isOn),
];

function ownLines(before: OwnLetterInFile, after: OwnLetterInFile): string[] {
  const said = ({ texts }: OwnLetterInFile): string[] =>
    texts.flatMap(({ channel, language, subject, text }) =>
      [subject, ...text.split('\n')]
        .filter((line) => line.trim() !== '')
        .map((line) => [CHANNEL_WORDS[channel], ...other(language), line].join(': ')),
    );
  const ways = ({ channels, onlyFor }: OwnLetterInFile): string => JSON.stringify([channels, onlyFor]);
  return [
    ...(before.name === after.name ? [] : [`Nazwa: „${before.name}” → „${after.name}”`]),
    ...(before.isOn === after.isOn ? [] : [onWord(after.isOn)]),
    ...(ways(before) === ways(after) ? [] : ['Inne kanały albo inny zakres']),
    ...lineChanges(said(before), said(after)),
  ];
}

const other = (language: string): string[] => ({ en: ['po angielsku'], uk: ['po ukraińsku'] })[language] ?? [];

function textLines(before: TextInFile, after: TextInFile): string[] {
  const said = ({ title, statement, paragraphs, titleIn, statementIn, paragraphsIn }: TextInFile): string[] => [
    ...[title, statement, ...paragraphs],
    ...[titleIn.en, statementIn.en, ...(paragraphsIn.en ?? [])].flatMap((text) => (text ? `EN: ${text}` : [])),
    ...[titleIn.uk, statementIn.uk, ...(paragraphsIn.uk ?? [])].flatMap((text) => (text ? `UK: ${text}` : [])),
  ];
  const isMoved = JSON.stringify([before.askedAt, before.askedOf]) !== JSON.stringify([after.askedAt, after.askedOf]);
  return [
    ...(before.required === after.required ? [] : [after.required ? 'Stanie się wymagana' : 'Stanie się dobrowolna']),
    ...(isMoved ? ['Pytana gdzie indziej'] : []),
    ...(before.validFrom === after.validFrom ? [] : [`Od ${after.validFrom ? plainDate(after.validFrom) : 'dziś'}`]),
    ...(before.news === after.news ? [] : [`Co się zmieniło: „${after.news}”`]),
    ...lineChanges(said(before), said(after)),
  ];
}

/** Lines that go and lines that come; where they alone are in another order, that. */
function lineChanges(before: readonly string[], after: readonly string[]): string[] {
  const gone = before.filter((line) => line.trim() !== '' && !after.includes(line)).map((line) => `Bez: „${line}”`);
  const come = after.filter((line) => line.trim() !== '' && !before.includes(line)).map((line) => `Nowe: „${line}”`);
  if (gone.length + come.length > 0) return [...gone, ...come];
  return before.join('\n') === after.join('\n') ? [] : ['Inny układ wierszy'];
}
