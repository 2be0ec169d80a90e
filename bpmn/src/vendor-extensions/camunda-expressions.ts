import { elementOf, textOf, type ModdleElement } from '../compile/element.ts';
import type { Problem } from '../lint/problem.ts';
import { feelOfJuel, isJuel } from './juel.ts';
import { Rewrite } from './rewrite.ts';

/** Where the standard itself has an expression. */
const PLACES = [
  'conditionExpression',
  'condition',
  'timeDate',
  'timeDuration',
  'timeCycle',
  'loopCardinality',
  'completionCondition',
  'loopCondition',
  'activationCondition',
];

/** A date or duration as it stands is the same in every language. */
const ISO = /^(R\d*\/)?(P[\dTYMWDHS.]+|\d{4}-\d{2}-\d{2}.*)$/;

/** Counters of a multi-instance activity: Camunda's names and those of the standard (BPMN 2.0.2, table 10.30). */
const COUNTERS: Readonly<Record<string, string>> = {
  nrOfInstances: 'numberOfInstances',
  nrOfActiveInstances: 'numberOfActiveInstances',
  nrOfCompletedInstances: 'numberOfCompletedInstances',
};

/** Turns `${…}` in conditions, timers, loops and scripts into FEEL; other languages are refused. */
export function importExpressions(element: ModdleElement, problems: Problem[]): void {
  const rewrite = new Rewrite(element, problems);
  for (const place of PLACES) {
    const expression = elementOf(element, place);
    const body = textOf(expression, 'body');
    if (!expression) continue;
    rewrite.refuseIf(textOf(expression, 'camunda:resource'), 'camunda:resource');
    const language = textOf(expression, 'language');
    if (body === undefined || ISO.test(body)) continue;
    if (language !== undefined && !isFeel(language) && !/juel/i.test(language)) rewrite.refuse(`język „${language}”`);
    else if (isJuel(body)) expression.set('body', translated(body, rewrite));
  }
  if (element.$type === 'bpmn:ScriptTask') importScript(element, rewrite);
}

function importScript(element: ModdleElement, rewrite: Rewrite): void {
  const format = textOf(element, 'scriptFormat');
  const script = textOf(element, 'script');
  rewrite.refuseIf(textOf(element, 'camunda:resource'), 'camunda:resource');
  if (format !== undefined && !isFeel(format) && !/^juel$/i.test(format)) rewrite.refuse(`skrypt w języku „${format}”`);
  else if (script !== undefined && isJuel(script)) element.set('script', translated(script, rewrite));
  rewrite.set('resultVariable', textOf(element, 'camunda:resultVariable'));
}

/** Names FEEL by its own words or by its namespace. */
const isFeel = (language: string): boolean => /feel/i.test(language);

/** What cannot be translated is refused and left as it is, so that the problem shows it. */
export function translated(text: string, rewrite: Rewrite): string {
  const feel = feelOfJuel(text);
  if (feel === undefined) {
    rewrite.refuse(text);
    return text;
  }
  return `=${feel.replace(/\bnrOf\w+/g, (name) => COUNTERS[name] ?? name)}`;
}
