import type { ModdleElement } from 'bpmn-moddle';

export type { ModdleElement };

/** A text attribute or text child; `undefined` when absent or blank. */
export function textOf(element: ModdleElement | undefined, name: string): string | undefined {
  const value = element?.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** An element-valued property. */
export function elementOf(element: ModdleElement | undefined, name: string): ModdleElement | undefined {
  const value = element?.get(name);
  return isElement(value) ? value : undefined;
}

/** A list-valued property. */
export function elementsOf(element: ModdleElement | undefined, name: string): readonly ModdleElement[] {
  const value = element?.get(name);
  // a list that an element does not have is empty
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export const idOf = (element: ModdleElement | undefined): string => element?.id ?? '-';

export const nameOf = (element: ModdleElement): string => textOf(element, 'name') ?? '';

/** The extension elements of a type such as `km:Input`. */
export function extensionsOf(element: ModdleElement, type: string): readonly ModdleElement[] {
  return elementsOf(elementOf(element, 'extensionElements'), 'values').filter((value) => value.$type === type);
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
