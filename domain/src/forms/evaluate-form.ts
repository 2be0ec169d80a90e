import { emptyValuesOf, firstValues, valuesOf } from './part-values.ts';
import { partProblems } from './part-problems.ts';
import { partLines, type FormLine } from './part-lines.ts';
import { pathOf, SECOND_GUARDIAN, type ApplicationFormRow, type FormPart } from './form.ts';
import type { FieldProblem } from '../fields/field-problems.ts';
import { plainAnswer, type FormContent, type FormSurroundings, type Holds } from './form-content.ts';

/** A part that is shown now. */
export interface ShownPart {
  readonly path: string;
  readonly part: FormPart;
}

export interface ShownSection {
  readonly id: string;
  readonly title: ApplicationFormRow['sections'][number]['title'];
  readonly parts: readonly ShownPart[];
  /** What keeps the section from being sent, in its order. */
  readonly problems: readonly FieldProblem[];
  /** What was answered, for whoever reads it. */
  readonly lines: readonly FormLine[];
}

export interface EvaluatedForm {
  readonly sections: readonly ShownSection[];
  readonly problems: readonly FieldProblem[];
}

interface Options {
  readonly holds: Holds;
  /** The applicant says that there is only one name, or nobody asks. */
  readonly mayHaveOneName: boolean;
}

/**
 * What a form shows, what keeps it from being sent and what it says. The page asks while it is filled, the server before it
 * stores, the summary, the filed form and the office when they read it: all by this function. A condition reads the parts
 * before it alone, and of hidden ones nothing, so that there are no cycles and what is hidden does not take part.
 */
export function evaluateForm(
  { sections }: Pick<ApplicationFormRow, 'sections'>,
  content: FormContent,
  around: FormSurroundings,
  { holds, mayHaveOneName }: Options,
): EvaluatedForm {
  const known = firstValues();
  const shown = sections.map(({ id, title, parts }): ShownSection => {
    const visible: FormPart[] = [];
    for (const part of parts) {
      const isShown = part.when === undefined || holds(part.when, readBy(part.when, known));
      Object.assign(known, isShown ? valuesOf(part, content, around) : emptyValuesOf(part));
      if (isShown) visible.push(part);
    }
    const asked = { content, around, mayHaveOneName, fields: fieldsOf(visible) };
    return {
      id,
      title,
      parts: visible.map((part) => ({ path: pathOf(part), part })),
      problems: visible.flatMap((part) => partProblems(part, asked)),
      lines: visible.flatMap((part) => partLines(part, content, around)),
    };
  });
  return { sections: shown, problems: shown.flatMap(({ problems }) => problems) };
}

/** Of what is known, what a condition may read: its names stand in it. Looking at less is what keeps large forms quick. */
function readBy(condition: string, known: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(known).filter(([name]) => condition.includes(name)));
}

const fieldsOf = (parts: readonly FormPart[]) =>
  parts.flatMap((part) => (part.kind === 'field' && part.isReadOnly !== true ? [part.field] : []));

/** Where the answers to a part stand among those that are sealed. */
function answersOf(part: FormPart): string[] {
  if (part.kind === 'second-guardian') return Object.values(SECOND_GUARDIAN);
  return part.kind === 'question' ? [part.id] : [];
}

/** What is left of a content when only what is shown takes part: this is what is sent. */
export function shownContent(evaluated: EvaluatedForm, content: FormContent, around: FormSurroundings): FormContent {
  const parts = evaluated.sections.flatMap((section) => section.parts.map(({ part }) => part));
  const has = (kind: FormPart['kind']): boolean => parts.some((part) => part.kind === kind);
  const asked = parts.flatMap(answersOf);
  const newest = around.consents.map(({ id }) => id);
  const { details } = content;
  return {
    ...content,
    answers: Object.fromEntries(
      asked.flatMap((id) => (plainAnswer(content.answers[id]) ? [[id, plainAnswer(content.answers[id])]] : [])),
    ),
    details: {
      ...(around.cards.some(({ id }) => id === details.cardId) && { cardId: details.cardId }),
      ...(has('reason') && details.reason !== undefined && { reason: details.reason }),
      ...(has('block-now') && details.blockNow === true && { blockNow: true }),
      ...(has('receiving-card') && details.toCardId !== undefined && { toCardId: details.toCardId }),
      ...(has('pickup-point') && details.byPost === true && { byPost: true }),
    },
    pickupPointId: has('pickup-point') ? content.pickupPointId : null,
    consents: has('consents') ? content.consents.filter((id) => newest.includes(id)) : [],
  };
}
