import type { LetterDraft, Problem } from '@karta/contracts';
import { sentenceFor } from '@karta/web-shared';

/** What is wrong with a letter, and where: at a field, or with all of it. */
export interface LetterMistake {
  readonly at: 'subject' | 'text' | null;
  readonly sentence: string;
}

/** `{{ }}`, `{{# }}`: a placeholder that names nothing. */
const NAMELESS = /\{\{\s*[#^/&]?\s*\}\}/;

/** The placeholder that names nothing, with its line; null where each has a name. */
export function namelessIn({ subject, text }: LetterDraft): LetterMistake | null {
  const inSubject = NAMELESS.exec(subject);
  if (inSubject) return { at: 'subject', sentence: `Temat: ${nameless(inSubject[0])}` };
  const inText = NAMELESS.exec(text);
  if (!inText) return null;
  const line = text.slice(0, inText.index).split('\n').length;
  return { at: 'text', sentence: `Wiersz ${line}: ${nameless(inText[0])}` };
}

/** A refusal of the server at the field that it names. */
export function mistakeOf(problem: Problem & { unknown?: unknown }): LetterMistake {
  const [field] = problem.fields ?? [];
  const at = field?.path === 'subject' || field?.path === 'text' ? field.path : null;
  const names = typeof problem.unknown === 'string' && problem.unknown !== '' ? ` Nieznane: ${problem.unknown}.` : '';
  return { at, sentence: sentenceFor(problem.code) + names };
}

/** How many parts a text for the phone may have before it is worth a word, and before it is refused. */
const USUAL_PARTS = 2;
const MOST_PARTS = 6;

/** What the number of parts means for the town; empty where it is usual. */
export function partsWarning(parts: number): string {
  if (parts > MOST_PARTS) return sentenceFor('LETTER_TOO_LONG');
  return parts > USUAL_PARTS ? `Miasto zapłaci za każdą z ${parts} części osobno. Skróć treść, jeśli się da.` : '';
}

function nameless(found: string): string {
  return `„${found}” nie nazywa żadnego pola. Wpisz w nawiasy nazwę z listy pól albo je usuń.`;
}
