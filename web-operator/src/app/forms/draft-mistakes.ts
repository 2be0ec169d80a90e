import { evaluateCondition, type Variables } from '@karta/bpmn/feel';
import { formMistakes, type FormMistake, type FormPart } from '@karta/domain';
import type { FormDraft } from './form-draft.ts';

const clock = () => ({ at: new Date().toISOString(), zone: 'Europe/Warsaw' });

/** What keeps a draft from being published: what the server would say, and words that are missing. */
export function draftMistakes(draft: FormDraft): FormMistake[] {
  const now = clock();
  const check = (condition: string, values: Readonly<Record<string, unknown>>): boolean =>
    evaluateCondition(condition, values as Variables, now);
  const missing = draft.sections.flatMap(({ title, parts }, section) => [
    ...(title && title.pl.trim() === '' ? [{ path: `sections.${section}.title`, code: 'TITLE_MISSING' }] : []),
    ...parts.flatMap((part, index) =>
      hasWords(part) ? [] : [{ path: `sections.${section}.parts.${index}.label`, code: 'LABEL_MISSING' }],
    ),
  ]);
  const isNameless = draft.names !== null && draft.names.pl.trim() === '';
  const mistakes = formMistakes({ ...draft, version: 1 }, check);
  return [...(isNameless ? [{ path: 'names', code: 'NAMES_MISSING' }] : []), ...missing, ...mistakes];
}

function hasWords(part: FormPart): boolean {
  const options = part.kind === 'question' && part.as === 'choice' ? (part.options ?? []) : [];
  if (options.some(({ label }) => label.pl.trim() === '')) return false;
  if (part.kind !== 'question' && part.kind !== 'document') return true;
  return part.label === undefined || part.label.pl.trim() !== '';
}

/** The mistakes that stand at one part, or at a place within it. */
export const mistakesAt = (mistakes: readonly FormMistake[], section: number, part: number): FormMistake[] =>
  mistakes.filter(({ path }) => `${path}.`.startsWith(`sections.${section}.parts.${part}.`));
