import type { Repetition } from '../graph/graph.ts';
import { elementOf, idOf, nameOf, textOf, type ModdleElement } from './element.ts';
import { instanceEventsOf } from './instance-events.ts';
import { feelOf } from './expression.ts';
import { problem, type Problem } from '../lint/problem.ts';

/** Reads loop characteristics: standard loop or multi-instance. */
export function repetitionOf(element: ModdleElement, problems: Problem[]): Repetition | undefined {
  const loop = elementOf(element, 'loopCharacteristics');
  if (!loop) return undefined;
  const body = (name: string): string | undefined => feelOf(textOf(elementOf(loop, name), 'body'));
  if (loop.$type === 'bpmn:StandardLoopCharacteristics') {
    const given = loop.get('loopMaximum');
    const maximum = Number(given ?? Number.NaN);
    if (given !== undefined && !(maximum >= 1)) {
      problems.push(problem('BAD_NUMBER', idOf(element), String(given), nameOf(element)));
    }
    const condition = body('loopCondition');
    return {
      kind: 'loop',
      testBefore: loop.get('testBefore') === true,
      ...(condition !== undefined && { condition }),
      ...(Number.isInteger(maximum) && { maximum }),
    };
  }
  const optional = {
    cardinality: body('loopCardinality'),
    collection: feelOf(textOf(loop, 'km:collection')),
    item: textOf(loop, 'km:item'),
    outputCollection: textOf(loop, 'km:outputCollection'),
    outputItem: feelOf(textOf(loop, 'km:outputItem')),
    completionCondition: body('completionCondition'),
  };
  if (optional.cardinality === undefined && optional.collection === undefined) {
    problems.push(
      problem(
        'CONTRADICTION',
        idOf(element),
        'powtarzanie bez liczby (loopCardinality) i bez listy (km:collection)',
        nameOf(element),
      ),
    );
  }
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  const throws = instanceEventsOf(loop, element, problems);
  return {
    kind: 'multi-instance',
    sequential: loop.get('isSequential') === true,
    ...present,
    ...(throws.length > 0 && { throws }),
  };
}
