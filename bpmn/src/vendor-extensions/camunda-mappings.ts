import { elementOf, elementsOf, extensionsOf, textOf, type ModdleElement } from '../compile/element.ts';
import { translated } from './camunda-expressions.ts';
import type { Rewrite } from './rewrite.ts';

/** `camunda:in` and `camunda:out` of a call activity. Without them nothing passes, as in Camunda. */
export function mapCalled(rewrite: Rewrite): void {
  const { element } = rewrite;
  const isForeign = [...extensionsOf(element, 'camunda:In'), ...extensionsOf(element, 'camunda:Out')].length > 0;
  if (!isForeign) return;
  for (const [kind, type, passes] of [
    ['Input', 'camunda:In', 'passesIn'],
    ['Output', 'camunda:Out', 'passesOut'],
  ] as const) {
    const bindings = extensionsOf(element, type);
    for (const binding of bindings) {
      if (textOf(binding, 'businessKey') !== undefined) rewrite.leaveOut(`${type} businessKey`);
      if (binding.get('local') === true)
        rewrite.leaveOut(`${type} local="true" (przekazane zostaną wszystkie zmienne)`);
    }
    const passesAll = bindings.some((binding) => textOf(binding, 'variables') === 'all');
    const named = bindings.filter((binding) => textOf(binding, 'target') !== undefined);
    if (passesAll && named.length > 0) rewrite.refuse(`${type} variables="all" razem z wybranymi zmiennymi`);
    else if (!passesAll) rewrite.set(passes, 'mapped');
    for (const binding of named) {
      const source = textOf(binding, 'source');
      const expression = textOf(binding, 'sourceExpression');
      const feel = source === undefined ? expression && translated(expression, rewrite) : `=${source}`;
      if (feel) rewrite.map(kind, feel, textOf(binding, 'target') ?? '');
      else rewrite.refuse(`${type} bez źródła`);
    }
  }
}

/** `camunda:inputOutput`: texts, expressions, lists and maps; scripts only in FEEL. */
export function mapParameters(inputOutput: ModdleElement, rewrite: Rewrite): void {
  for (const [kind, list] of [
    ['Input', 'inputParameters'],
    ['Output', 'outputParameters'],
  ] as const) {
    for (const parameter of elementsOf(inputOutput, list)) {
      const target = textOf(parameter, 'name') ?? '';
      const definition = elementOf(parameter, 'definition');
      const source = definition ? valueOf(definition, rewrite) : feelText(textOf(parameter, 'value') ?? '', rewrite);
      if (source !== undefined) rewrite.map(kind, `=${source}`, target);
    }
  }
}

function valueOf(definition: ModdleElement, rewrite: Rewrite): string | undefined {
  switch (definition.$type) {
    case 'camunda:List':
      return bracketed(
        '[',
        elementsOf(definition, 'items').map((item) => valueOf(item, rewrite)),
        ']',
      );
    case 'camunda:Map':
      return bracketed(
        '{',
        elementsOf(definition, 'entries').map((entry) => {
          const inner = elementOf(entry, 'definition');
          const value = inner ? valueOf(inner, rewrite) : feelText(textOf(entry, 'value') ?? '', rewrite);
          return value && `${JSON.stringify(textOf(entry, 'key') ?? '')}: ${value}`;
        }),
        '}',
      );
    case 'camunda:Value':
      return feelText(textOf(definition, 'value') ?? '', rewrite);
    case 'camunda:Script': {
      const format = textOf(definition, 'scriptFormat') ?? '';
      if (/feel/i.test(format)) return textOf(definition, 'value');
      rewrite.refuse(`skrypt w języku „${format}”`);
      return undefined;
    }
    default:
      rewrite.refuse(definition.$type);
      return undefined;
  }
}

const bracketed = (open: string, parts: (string | undefined)[], close: string): string | undefined =>
  parts.includes(undefined) ? undefined : `${open}${parts.join(', ')}${close}`;

const feelText = (text: string, rewrite: Rewrite): string => translated(text, rewrite).replace(/^=/, '');
