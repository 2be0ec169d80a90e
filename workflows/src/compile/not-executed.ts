import { elementsOf, type ModdleElement } from './element.ts';

/**
 * What an element asks for beyond its kind and what the interpreter does not do. Such a diagram is refused, so that nothing
 * that was drawn is silently left out.
 * @returns the BPMN attribute or element that is meant, each with what it asks for
 */
export function notExecuted(element: ModdleElement): string[] {
  const definitions = [...elementsOf(element, 'eventDefinitions'), ...elementsOf(element, 'eventDefinitionRef')];
  return [
    ...(element.$type === 'bpmn:EventBasedGateway' ? other(element, 'instantiate', false) : []),
    ...other(element, 'eventGatewayType', 'Exclusive'),
    ...definitions.flatMap((definition) => other(definition, 'waitForCompletion', true)),
  ];
}

/** An attribute whose value is another than the one that is executed. */
function other(element: ModdleElement | undefined, name: string, executed: string | number | boolean): string[] {
  const value = element?.get(name);
  return value === undefined || value === executed ? [] : [`${name}="${String(value)}"`];
}
