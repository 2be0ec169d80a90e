import { elementsOf, elementOf, textOf, type ModdleElement } from '../compile/element.ts';
import type { Problem } from '../lint/problem.ts';
import { translated } from './camunda-expressions.ts';
import { mapCalled, mapParameters } from './camunda-mappings.ts';
import { Rewrite } from './rewrite.ts';

/** Takes over the extensions of Camunda 7 (namespace `http://camunda.org/schema/1.0/bpmn`). */
export function importCamunda(element: ModdleElement, problems: Problem[]): void {
  const rewrite = new Rewrite(element, problems);
  const read = (name: string): string | undefined => textOf(element, `camunda:${name}`);
  if (element.$type === 'bpmn:UserTask') importUserTask(read, rewrite);
  if (element.$type === 'bpmn:CallActivity') importCallActivity(read, rewrite);
  if (element.$type === 'bpmn:MultiInstanceLoopCharacteristics') {
    rewrite.set('collection', inJuel(read('collection'), rewrite));
    rewrite.set('item', read('elementVariable'));
  }
  importWork(read, rewrite);
  importEventVariables(element, rewrite);
  rewrite.refuseIf(read('initiator'), 'camunda:initiator');
  tellOthers(element, rewrite);
  for (const value of elementsOf(elementOf(element, 'extensionElements'), 'values')) importExtension(value, rewrite);
}

type Read = (name: string) => string | undefined;

/** A name alone means a variable; `${…}` an expression. */
const inJuel = (text: string | undefined, rewrite: Rewrite): string | undefined =>
  text === undefined || /^\w+$/.test(text) ? text : translated(text, rewrite);

/** A text alone means itself. */
const valued = (text: string | undefined, rewrite: Rewrite): string | undefined =>
  text === undefined ? undefined : translated(text, rewrite);

/** A date may stand as it is. */
const dated = (text: string | undefined, rewrite: Rewrite): string | undefined =>
  text === undefined || /^[P\d]/.test(text) ? text : translated(text, rewrite);

function importUserTask(read: Read, rewrite: Rewrite): void {
  rewrite.set('assignee', valued(read('assignee'), rewrite));
  const groups = rewrite.fixed(read('candidateGroups'), 'camunda:candidateGroups')?.split(/\s*,\s*/) ?? [];
  if (groups.length > 1) rewrite.refuse(`camunda:candidateGroups="${groups.join(', ')}"`);
  else rewrite.set('candidateGroup', groups[0]);
  rewrite.refuseIf(read('candidateUsers'), 'camunda:candidateUsers');
  rewrite.set('due', dated(read('dueDate'), rewrite));
  rewrite.set('followUp', dated(read('followUpDate'), rewrite));
  rewrite.set('form', rewrite.fixed(read('formRef') ?? read('formKey'), 'camunda:formKey'));
  if (read('priority') !== undefined) rewrite.leaveOut('camunda:priority');
}

/** An external task is done by the activity of that name, a bean by the one that is called like it; Java cannot run here. */
function importWork(read: Read, rewrite: Rewrite): void {
  rewrite.refuseIf(read('class'), 'camunda:class');
  rewrite.refuseIf(read('expression'), `camunda:expression="${read('expression') ?? ''}"`);
  if (read('type') === 'external') rewrite.set('activity', rewrite.fixed(read('topic'), 'camunda:topic'));
  const bean = read('delegateExpression');
  const name = /^[$#]\{\s*(\w[\w-]*)\s*\}$/.exec(bean ?? '')?.[1];
  if (name !== undefined) rewrite.set('activity', name);
  else rewrite.refuseIf(bean, `camunda:delegateExpression="${bean ?? ''}"`);
  const decision = read('decisionRef');
  if (decision === undefined) return;
  rewrite.set('decision', rewrite.fixed(decision, 'camunda:decisionRef'));
  rewrite.set('resultVariable', read('resultVariable'));
  if (!['singleEntry', 'singleResult', 'collectEntries'].includes(read('mapDecisionResult') ?? '')) {
    rewrite.leaveOut('camunda:mapDecisionResult (wynik ma postać, którą nadaje mu tabela decyzyjna)');
  }
}

function importCallActivity(read: Read, rewrite: Rewrite): void {
  for (const name of ['caseRef', 'variableMappingClass', 'variableMappingDelegateExpression']) {
    rewrite.refuseIf(read(name), `camunda:${name}`);
  }
  if (['version', 'versionTag'].includes(read('calledElementBinding') ?? '')) {
    rewrite.leaveOut('camunda:calledElementBinding (wywołana zostanie najnowsza wersja)');
  }
  mapCalled(rewrite);
}

/** What a caught error or escalation tells goes into the variables that the diagram names. */
function importEventVariables(element: ModdleElement, rewrite: Rewrite): void {
  for (const definition of elementsOf(element, 'eventDefinitions')) {
    const into = (name: string, source: string): void => {
      const target = textOf(definition, `camunda:${name}`);
      if (target !== undefined) rewrite.map('Output', `=${source}`, target);
    };
    into('errorCodeVariable', 'errorCode');
    into('errorMessageVariable', 'errorMessage');
    into('escalationCodeVariable', 'escalationCode');
    rewrite.refuseIf(textOf(definition, 'camunda:variableName'), 'camunda:variableName');
    rewrite.refuseIf(textOf(definition, 'camunda:variableEvents'), 'camunda:variableEvents');
  }
}

const IGNORED = new Set(['properties', 'potentialStarter']);

/** How a call passes variables: read with it (`mapCalled`). On a signal it would be the payload. */
const PASSING = new Set(['in', 'out']);

/** Attributes that are taken over, refused by name, or about the other program alone: its transactions, its clean-up, its lists. */
const KNOWN = new Set([
  'assignee',
  'candidateGroups',
  'candidateUsers',
  'dueDate',
  'followUpDate',
  'formRef',
  'formKey',
  'priority',
  'class',
  'expression',
  'type',
  'topic',
  'delegateExpression',
  'decisionRef',
  'resultVariable',
  'mapDecisionResult',
  'caseRef',
  'variableMappingClass',
  'variableMappingDelegateExpression',
  'calledElementBinding',
  'initiator',
  'collection',
  'elementVariable',
  'errorCodeVariable',
  'errorMessageVariable',
  'escalationCodeVariable',
  'variableName',
  'variableEvents',
  'resource',
  'asyncBefore',
  'asyncAfter',
  'async',
  'exclusive',
  'historyTimeToLive',
  'isStartableInTasklist',
  'versionTag',
  'candidateStarterGroups',
  'candidateStarterUsers',
  'jobPriority',
  'taskPriority',
  'modelerTemplate',
  'modelerTemplateVersion',
  'formRefBinding',
  'decisionRefBinding',
  'diagramRelationId',
]);

/** What is not taken over is told. */
function tellOthers({ $attrs = {} }: ModdleElement, rewrite: Rewrite): void {
  for (const name of Object.keys($attrs)) {
    const [prefix, local = ''] = name.split(':');
    if (prefix === 'camunda' && !KNOWN.has(local)) rewrite.leaveOut(name);
  }
}

function importExtension(value: ModdleElement, rewrite: Rewrite): void {
  const [prefix, name = ''] = value.$type.split(':');
  if (prefix !== 'camunda') return;
  const local = name.charAt(0).toLowerCase() + name.slice(1);
  if (local === 'inputOutput') mapParameters(value, rewrite);
  else if (local === 'failedJobRetryTimeCycle') importRetries(textOf(value, 'body') ?? '', rewrite);
  else if (local === 'formData' || local === 'formProperty') rewrite.leaveOut(`camunda:${local}`);
  else if (PASSING.has(local) && rewrite.element.$type === 'bpmn:CallActivity') return;
  else if (!IGNORED.has(local)) rewrite.refuse(`camunda:${local}`);
}

/** `R3/PT10M`: three tries with ten minutes between them. `PT1M,PT5M`: one more try than there are pauses. */
function importRetries(cycle: string, rewrite: Rewrite): void {
  const repeated = /^R(\d+)\/(P\S+)$/.exec(cycle);
  const pauses = cycle.split(/\s*,\s*/);
  if (repeated) {
    rewrite.set('attempts', repeated[1]);
    rewrite.set('firstDelay', repeated[2]);
  } else if (pauses.every((pause) => pause.startsWith('PT'))) {
    rewrite.set('attempts', String(pauses.length + 1));
    rewrite.set('firstDelay', pauses[0]);
    if (new Set(pauses).size > 1)
      rewrite.leaveOut(`camunda:failedJobRetryTimeCycle="${cycle}" (każda przerwa jak pierwsza)`);
  } else return rewrite.refuse(`camunda:failedJobRetryTimeCycle="${cycle}"`);
  rewrite.set('backoff', '1');
}
