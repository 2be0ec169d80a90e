import type { FieldProblem } from '@karta/domain';
import type { FormLine, ShownSection } from '@karta/domain';
import type { Mistake } from '../error-summary.ts';
import { advice, labelOf } from './form-words.ts';

export interface FormMistake extends Mistake {
  readonly path: string;
  readonly section: string;
  /** Short form, at the field itself. */
  readonly atField: string;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The id of the control, or of the place around it, for a path of the form. */
export function anchorOf(path: string): string {
  const [first = path, second = '', third] = path.split('.');
  if (first === 'documents') return third ? `dokument-${second}-${third}` : `dokument-${second}`;
  if (first === 'consents') return `zgoda-${second}`;
  return path.replaceAll('.', '-');
}

/** Problems in words, in the order of the form; page and server name them alike. */
export function mistakesOf(
  problems: readonly FieldProblem[],
  sections: readonly ShownSection[],
  language: string,
): FormMistake[] {
  return problems.map(({ path, code }) => {
    const section = sections.find((each) => each.problems.some((problem) => problem.path === path));
    const said = advice(path, code);
    const label = labelOf(path, lineOf(path, sections)?.label, language);
    // A statement is too long to stand in a sentence of its own.
    const name = path.startsWith('consents.') ? labelOf('consents', undefined, language) : label;
    return {
      path,
      section: section?.id ?? '',
      anchor: anchorOf(path),
      sentence: `${name}: ${said}`,
      atField: upper(said),
    };
  });
}

const lineOf = (path: string, sections: readonly ShownSection[]): FormLine | undefined => {
  const own = path.split('.').slice(0, 2).join('.');
  return sections.flatMap(({ lines }) => lines).find((line) => line.path === own);
};
