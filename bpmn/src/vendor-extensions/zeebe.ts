import { elementsOf, elementOf, extensionsOf, textOf, type ModdleElement } from '../compile/element.ts';
import type { Problem } from '../lint/problem.ts';
import { Rewrite } from './rewrite.ts';

/** Camunda 8: a value that begins with `=` is FEEL, every other is a text. */
const expression = (value: string | undefined): string | undefined =>
  value === undefined || value.startsWith('=') ? value : `=${JSON.stringify(value)}`;

const IGNORED = new Set(['properties', 'taskHeaders', 'versionTag', 'userTask', 'userTaskForm', 'linkedResources']);

/** Takes over the extensions of Camunda 8 (namespace `http://camunda.org/schema/zeebe/1.0`). */
export function importZeebe(element: ModdleElement, problems: Problem[]): void {
  const rewrite = new Rewrite(element, problems);
  for (const value of elementsOf(elementOf(element, 'extensionElements'), 'values')) {
    const [prefix, name = ''] = value.$type.split(':');
    if (prefix !== 'zeebe') continue;
    const local = name.charAt(0).toLowerCase() + name.slice(1);
    const take = EXTENSIONS[local];
    if (take) take(value, rewrite);
    else if (!IGNORED.has(local)) rewrite.refuse(`zeebe:${local}`);
  }
}

const EXTENSIONS: Readonly<Record<string, (value: ModdleElement, rewrite: Rewrite) => void>> = {
  taskDefinition(value, rewrite) {
    rewrite.set('activity', rewrite.fixed(textOf(value, 'type'), 'zeebe:type'));
    const retries = rewrite.fixed(textOf(value, 'retries')?.replace(/^=\s*(?=\d+$)/, ''), 'zeebe:retries');
    if (retries !== undefined && Number(retries) > 0) rewrite.set('attempts', retries);
  },
  ioMapping(value, rewrite) {
    mapInputs(elementsOf(value, 'inputParameters'), rewrite);
    for (const mapping of elementsOf(value, 'outputParameters')) {
      const { source, path } = partsOf(mapping);
      const [target = ''] = path;
      // a path would write into a part of a variable
      if (source === undefined || path.length !== 1 || target === '')
        rewrite.refuse(`zeebe:output „${path.join('.')}”`);
      else rewrite.map('Output', source, target);
    }
  },
  assignmentDefinition(value, rewrite) {
    rewrite.set('assignee', expression(textOf(value, 'assignee')));
    const groups = rewrite.fixed(textOf(value, 'candidateGroups'), 'zeebe:candidateGroups')?.split(/\s*,\s*/) ?? [];
    if (groups.length > 1) rewrite.refuse(`zeebe:candidateGroups="${groups.join(', ')}"`);
    else rewrite.set('candidateGroup', groups[0]);
    rewrite.refuseIf(textOf(value, 'candidateUsers'), 'zeebe:candidateUsers');
  },
  taskSchedule(value, rewrite) {
    rewrite.set('due', textOf(value, 'dueDate'));
    rewrite.set('followUp', textOf(value, 'followUpDate'));
  },
  formDefinition(value, rewrite) {
    const form = textOf(value, 'formId') ?? textOf(value, 'externalReference') ?? textOf(value, 'formKey');
    rewrite.set('form', rewrite.fixed(form, 'zeebe:formDefinition'));
  },
  calledDecision(value, rewrite) {
    rewrite.set('decision', rewrite.fixed(textOf(value, 'decisionId'), 'zeebe:decisionId'));
    rewrite.set('resultVariable', textOf(value, 'resultVariable'));
  },
  calledElement(value, rewrite) {
    rewrite.refuseIf(textOf(value, 'processIdExpression'), 'zeebe:processIdExpression');
    const process = rewrite.fixed(textOf(value, 'processId'), 'zeebe:processId');
    if (process !== undefined && textOf(rewrite.element, 'calledElement') === undefined) {
      rewrite.element.set('calledElement', process);
    }
    const passesIn = value.get('propagateAllParentVariables') !== false;
    if (passesIn && hasMappings(rewrite.element, 'inputParameters')) {
      rewrite.leaveOut('zeebe:propagateAllParentVariables (przekazane zostaną tylko zmienne z mapowań)');
    }
    if (!passesIn) rewrite.set('passesIn', 'mapped');
    if (value.get('propagateAllChildVariables') === false) rewrite.set('passesOut', 'mapped');
  },
  script(value, rewrite) {
    const text = expression(textOf(value, 'expression'));
    if (text !== undefined && textOf(rewrite.element, 'script') === undefined) {
      rewrite.element.set('scriptFormat', 'feel');
      rewrite.element.set('script', text);
    }
    rewrite.set('resultVariable', textOf(value, 'resultVariable'));
  },
  subscription(value, rewrite) {
    rewrite.set('correlation', expression(textOf(value, 'correlationKey')));
  },
  loopCharacteristics(value, rewrite) {
    rewrite.set('collection', expression(textOf(value, 'inputCollection')));
    rewrite.set('item', textOf(value, 'inputElement'));
    rewrite.set('outputCollection', textOf(value, 'outputCollection'));
    rewrite.set('outputItem', expression(textOf(value, 'outputElement')));
  },
  priorityDefinition: (_value, rewrite) => rewrite.leaveOut('zeebe:priorityDefinition'),
  jobPriorityDefinition: (_value, rewrite) => rewrite.leaveOut('zeebe:jobPriorityDefinition'),
};

const hasMappings = (element: ModdleElement, list: string): boolean =>
  extensionsOf(element, 'zeebe:IoMapping').some((mapping) => elementsOf(mapping, list).length > 0);

function partsOf(mapping: ModdleElement): { source: string | undefined; path: string[] } {
  return { source: expression(textOf(mapping, 'source')), path: (textOf(mapping, 'target') ?? '').split('.') };
}

/** Inputs named `from.email` and `from.name` are the parts of one variable `from`. */
function mapInputs(mappings: readonly ModdleElement[], rewrite: Rewrite): void {
  const parts = new Map<string, string[]>();
  for (const mapping of mappings) {
    const { source, path } = partsOf(mapping);
    const [root = '', ...inner] = path;
    if (source === undefined || root === '' || inner.length > 1) {
      rewrite.refuse(`zeebe:input „${path.join('.')}”`);
      continue;
    }
    const feel = source.replace(/^=/, '').trim();
    const [name] = inner;
    if (name === undefined) rewrite.map('Input', source, root);
    else parts.set(root, [...(parts.get(root) ?? []), `${JSON.stringify(name)}: ${feel}`]);
  }
  for (const [root, entries] of parts) rewrite.map('Input', `={${entries.join(', ')}}`, root);
}
