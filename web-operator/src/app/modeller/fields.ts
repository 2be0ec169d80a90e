import type { Drawn } from './bpmn-js-parts.ts';
import type { Parts } from './parts.ts';

/** A choice of a closed list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One question of the panel about an element; each answer is an act that can be undone. */
export interface Field {
  readonly key: string;
  readonly label: string;
  /** `feel`: an expression, checked by the parser that runs it. */
  readonly kind: 'text' | 'feel' | 'choice' | 'check' | 'answers' | 'inputs' | 'outputs';
  readonly hint?: string;
  readonly choices?: readonly Choice[];
  /** The words of the empty choice; absent: one has to be made. */
  readonly none?: string;
  /** A leading `=` tells an expression from a plain value: the field keeps it as it is written. */
  readonly isMixed?: boolean;
  read(element: Drawn): string;
  write(parts: Parts, element: Drawn, value: string): void;
}

type Extra = Partial<Pick<Field, 'hint' | 'choices' | 'none' | 'isMixed'>>;

/** An attribute of the element, of the standard or of ours. */
export const attribute = (name: string, label: string, kind: Field['kind'], extra: Extra = {}): Field => ({
  key: name,
  label,
  kind,
  ...extra,
  read: ({ businessObject }) => textOf(businessObject.get(name)),
  write: ({ modeling }, element, value) =>
    modeling.updateProperties(element, { [name]: value.trim() === '' ? undefined : value }),
});

/** A question whose answer is worked out. */
export const question = (
  key: string,
  label: string,
  kind: Field['kind'],
  rest: Extra & Pick<Field, 'read' | 'write'>,
): Field => ({ key, label, kind, ...rest });

/** A list below the fields: answers, inputs, outputs. */
export const list = (kind: 'answers' | 'inputs' | 'outputs', label: string, hint?: string): Field => ({
  key: kind,
  label,
  kind,
  ...(hint && { hint }),
  read: () => '',
  write: () => undefined,
});

export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** A list with a value that it does not have, so that opening a panel changes nothing. */
export function choicesWith(choices: readonly Choice[], value: string): readonly Choice[] {
  if (value === '' || choices.some((each) => each.value === value)) return choices;
  return [...choices, { value, label: `${value} (nie ma takiego)` }];
}
