import type { ImportRow } from '@karta/contracts';
import type { EntryField } from '@karta/domain';
import { pluralForm, sentenceFor, type Status } from '@karta/web-shared';
import { ENTRY_WORDS, entryProblem } from '../entry-words.ts';

/** The state of an import. */
export const IMPORT_STATUS: Readonly<Record<ImportRow['state'], Status>> = {
  draft: { role: 'warning', icon: 'edit', word: 'do sprawdzenia' },
  running: { role: 'progress', icon: 'sync', word: 'trwa' },
  done: { role: 'success', icon: 'check_circle', word: 'zakończony' },
  undoing: { role: 'progress', icon: 'undo', word: 'cofany' },
  undone: { role: 'neutral', icon: 'undo', word: 'cofnięty' },
  discarded: { role: 'neutral', icon: 'close', word: 'porzucony' },
};

const OF_ROW: Readonly<Record<string, string>> = {
  ROW_LENGTH: 'Wiersz ma więcej komórek niż nagłówek. Sprawdź, czy w tekście nie stoi znak rozdzielający.',
  ROW_REFUSED: 'Tego wiersza nie da się zapisać. Sprawdź nietypowe znaki.',
  SIMILAR_UNSEEN: 'W rejestrze jest ktoś bardzo podobny. Sprawdź i wpisz tę osobę ręcznie, jeśli to ktoś inny.',
};

/** Why a row was refused, with the field in front. */
export function rowProblem({ path, code }: { path: string; code: string }): string {
  if (path === '') return OF_ROW[code] ?? sentenceFor(code);
  return `${ENTRY_WORDS[path as EntryField] ?? path}: ${entryProblem(path, code)}`;
}

/** What is wrong with the choice of columns. */
export function columnProblem({ path, code }: { path: string; code: string }): string {
  const word = ENTRY_WORDS[path as EntryField] ?? path;
  if (code === 'COLUMN_TWICE') return `Pole „${word}” wskazują dwie kolumny. Zostaw jedną.`;
  if (path === 'pesel') return 'Brakuje kolumny „PESEL” albo „Data urodzenia”. Wskaż jedną z nich.';
  return `Brakuje kolumny „${word}”. Wskaż ją albo dodaj do pliku.`;
}

const SEPARATORS: Readonly<Record<string, string>> = { ';': 'średnik', ',': 'przecinek', '\t': 'tabulator' };
const ENCODINGS: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'windows-1250': 'Windows-1250' };

/** How the file was read. */
export const readingWords = ({ encoding, separator }: { encoding: string; separator: string }): string =>
  `kodowanie ${ENCODINGS[encoding] ?? encoding}, rozdziela ${SEPARATORS[separator] ?? separator}`;

/** So many rows, in words. */
export const rowCount = (rows: number): string => `${rows} ${pluralForm(rows, 'wiersz', 'wiersze', 'wierszy')}`;
