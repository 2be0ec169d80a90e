import type { Drawn, ModdleObject } from './bpmn-js-parts.ts';
import { together, type Parts } from './parts.ts';

/** One row of what goes into or comes out of a step: `target = source`. */
export interface Mapping {
  readonly source: string;
  readonly target: string;
}
/** What a diagram says itself of an answer. */
export interface OwnAnswer {
  readonly code: string;
  readonly label?: string;
  readonly button?: string;
  readonly needsReason?: string;
  readonly tone?: string;
}

/** Rows of an own extension element of a step. @param type `km:Input`, `km:Output` or `km:Outcome` */
export function extensionRows({ businessObject }: Drawn, type: string): ModdleObject[] {
  const holder = businessObject.get<ModdleObject | undefined>('extensionElements');
  return (holder?.get<ModdleObject[] | undefined>('values') ?? []).filter(({ $type }) => $type === type);
}

/** Puts rows in the place of those of their type; other extensions stay where they are. */
export function putExtensionRows(parts: Parts, element: Drawn, type: string, rows: readonly object[]): void {
  const { businessObject } = element;
  const before = businessObject.get<ModdleObject | undefined>('extensionElements');
  const others = (before?.get<ModdleObject[] | undefined>('values') ?? []).filter(({ $type }) => $type !== type);
  const made = rows.map((row) => parts.moddle.create(type, { ...row }));
  const values = [...others, ...made];
  const holder = values.length === 0 ? undefined : parts.moddle.create('bpmn:ExtensionElements', { values });
  if (holder) adopt(holder, businessObject, values);
  parts.modeling.updateModdleProperties(element, businessObject, { extensionElements: holder });
}

/** The mappings of a step. */
export const mappingsOf = (element: Drawn, type: 'km:Input' | 'km:Output'): Mapping[] =>
  extensionRows(element, type).map((row) => ({
    source: row.get<string | undefined>('source') ?? '',
    target: row.get<string | undefined>('target') ?? '',
  }));

/** The answers that a user task says something of. */
export const ownAnswersOf = (element: Drawn): OwnAnswer[] =>
  extensionRows(element, 'km:Outcome').map((row) => {
    const text = (name: string): Record<string, string> => {
      const value = row.get<string | undefined>(name);
      return value === undefined ? {} : { [name]: value };
    };
    const code = row.get<string | undefined>('code') ?? '';
    return { code, ...text('label'), ...text('button'), ...text('needsReason'), ...text('tone') };
  });

/** What an event waits for or sends; a receive task is its own. */
export function definitionOf({ businessObject }: Drawn): ModdleObject | undefined {
  if (businessObject.$type === 'bpmn:ReceiveTask') return businessObject;
  return (businessObject.get<ModdleObject[] | undefined>('eventDefinitions') ?? [])[0];
}

/** An expression of the standard's own places; an empty one is none. */
export function expressionOf(parts: Parts, parent: ModdleObject, body: string): ModdleObject | undefined {
  if (body.trim() === '') return undefined;
  const made = parts.moddle.create('bpmn:FormalExpression', { body });
  adopt(made, parent);
  return made;
}

const REFERENCES: Readonly<Record<string, readonly [string, string, string]>> = {
  'bpmn:ReceiveTask': ['messageRef', 'bpmn:Message', 'name'],
  'bpmn:MessageEventDefinition': ['messageRef', 'bpmn:Message', 'name'],
  'bpmn:SignalEventDefinition': ['signalRef', 'bpmn:Signal', 'name'],
  'bpmn:ErrorEventDefinition': ['errorRef', 'bpmn:Error', 'errorCode'],
  'bpmn:EscalationEventDefinition': ['escalationRef', 'bpmn:Escalation', 'escalationCode'],
};

/** The name of the message, signal, error or escalation of an event. */
export function referredName(element: Drawn): string {
  const definition = definitionOf(element);
  const [reference, , key] = REFERENCES[definition?.$type ?? ''] ?? [];
  if (!definition || !reference || !key) return '';
  return definition.get<ModdleObject | undefined>(reference)?.get<string | undefined>(key) ?? '';
}

/** Lets an event name a message, signal, error or escalation: the file's own of that name, else a new one. */
export function referTo(parts: Parts, element: Drawn, name: string): void {
  const definition = definitionOf(element);
  const [reference, type, key] = REFERENCES[definition?.$type ?? ''] ?? [];
  if (!definition || !reference || !type || !key) return;
  const definitions = rootOf(element.businessObject);
  const roots = definitions.get<ModdleObject[]>('rootElements');
  const known = roots.find((root) => root.$type === type && root.get(key) === name);
  together(parts, () => {
    const chosen =
      known ?? (name ? parts.moddle.create(type, { name, ...(key !== 'name' && { [key]: name }) }) : undefined);
    if (chosen && !known) {
      Object.assign(chosen, { id: `${type.slice(5).toLowerCase()}-${Math.random().toString(36).slice(2, 9)}` });
      adopt(chosen, definitions);
      parts.modeling.updateModdleProperties(element, definitions, { rootElements: [...roots, chosen] });
    }
    parts.modeling.updateModdleProperties(element, definition, { [reference]: chosen });
  });
}

function rootOf(object: ModdleObject): ModdleObject {
  return object.$parent ? rootOf(object.$parent) : object;
}

function adopt(child: ModdleObject, parent: ModdleObject, inner: readonly ModdleObject[] = []): void {
  Object.assign(child, { $parent: parent });
  for (const each of inner) Object.assign(each, { $parent: child });
}
