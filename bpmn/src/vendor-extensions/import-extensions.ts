import { elementOf, elementsOf, textOf, type ModdleElement } from '../compile/element.ts';
import type { Problem } from '../lint/problem.ts';
import { importCamunda } from './camunda.ts';
import { importExpressions } from './camunda-expressions.ts';
import { Rewrite } from './rewrite.ts';
import { importZeebe } from './zeebe.ts';

/**
 * Rewrites the extension attributes of other engines (`camunda:` of Camunda 7, `zeebe:` of Camunda 8) as ours, so that the
 * rest of the compiler knows one language. What has no equal here is a problem with the element's id: never half-executed.
 * An attribute of ours that already stands there wins.
 */
export function importExtensions(root: ModdleElement, problems: Problem[]): void {
  for (const element of everyElement(root)) {
    importExpressions(element, problems);
    refuseComputedNames(element, problems);
    importCamunda(element, problems);
    importZeebe(element, problems);
  }
}

/** What is found by its name has to be called so when the diagram is deployed. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Message': ['name'],
  'bpmn:Signal': ['name'],
  'bpmn:Error': ['errorCode'],
  'bpmn:Escalation': ['escalationCode'],
  'bpmn:LinkEventDefinition': ['name'],
};

function refuseComputedNames(element: ModdleElement, problems: Problem[]): void {
  const rewrite = new Rewrite(element, problems);
  for (const name of NAMED[element.$type] ?? []) rewrite.fixed(textOf(element, name), name);
}

const LISTS = ['rootElements', 'flowElements', 'eventDefinitions'];

/** The elements that may carry extensions, each before what lies in it. */
function everyElement(element: ModdleElement): ModdleElement[] {
  const loop = elementOf(element, 'loopCharacteristics');
  const inner = LISTS.flatMap((list) => elementsOf(element, list)).flatMap(everyElement);
  return [element, ...(loop ? [loop] : []), ...inner];
}
