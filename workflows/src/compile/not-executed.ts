import { elementOf, elementsOf, idOf, textOf, type ModdleElement } from './element.ts';

/**
 * What an element asks for beyond its kind and what the interpreter does not do. Such a diagram is refused, so that nothing
 * that was drawn is silently left out.
 * @returns the BPMN attribute or element that is meant, each with what it asks for
 */
export function notExecuted(element: ModdleElement): string[] {
  const loop = elementOf(element, 'loopCharacteristics');
  const definitions = [...elementsOf(element, 'eventDefinitions'), ...elementsOf(element, 'eventDefinitionRef')];
  return [
    ...other(element, 'startQuantity', 1),
    ...other(element, 'completionQuantity', 1),
    ...other(element, 'instantiate', false),
    ...other(element, 'eventGatewayType', 'Exclusive'),
    ...other(loop, 'behavior', 'All'),
    ...definitions.flatMap((definition) => other(definition, 'waitForCompletion', true)),
    ...(element.$type === 'bpmn:IntermediateCatchEvent' && definitions.some((one) => elementOf(one, 'timeCycle'))
      ? ['timeCycle']
      : []),
    ...calledTask(element),
  ];
}

/** An attribute whose value is another than the one that is executed. */
function other(element: ModdleElement | undefined, name: string, executed: string | number | boolean): string[] {
  const value = element?.get(name);
  return value === undefined || value === executed ? [] : [`${name}="${String(value)}"`];
}

function calledTask(element: ModdleElement): string[] {
  const called = textOf(element, 'calledElement');
  if (called === undefined) return [];
  const id = called.split(':').at(-1);
  const isCalled = (root: ModdleElement): boolean => idOf(root) === id && root.$type.startsWith('bpmn:Global');
  return elementsOf(rootOf(element), 'rootElements').some(isCalled) ? [`calledElement="${called}"`] : [];
}

const rootOf = (element: ModdleElement): ModdleElement => (element.$parent ? rootOf(element.$parent) : element);
