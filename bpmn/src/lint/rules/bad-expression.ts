import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { excessIn, syntaxErrorIn } from '../../compile/expression.ts';
import { problem, type Problem } from '../problem.ts';

/** Every expression has to be FEEL that can be parsed, and no larger than one that is evaluated. */
export function badExpression(graph: ProcessGraph): Problem[] {
  return [
    ...Object.values(graph.flows).flatMap((flow) => check(flow.id, flow.name ?? '', flow.condition)),
    ...Object.values(graph.nodes).flatMap((node) =>
      expressionsOf(node).flatMap((text) => check(node.id, node.name, text)),
    ),
  ];
}

function expressionsOf({
  trigger,
  userTask,
  script,
  inputs = [],
  outputs = [],
  repetition,
  adHoc,
  activationCondition,
}: GraphNode): (string | undefined)[] {
  const fromTrigger = partsOf(trigger).map((part) => {
    if (part.kind === 'timer') return part.expression;
    if (part.kind === 'conditional') return part.condition;
    return part.kind === 'message' ? part.correlation : undefined;
  });
  const fromRepetition =
    repetition?.kind === 'multi-instance'
      ? [
          repetition.cardinality,
          repetition.collection,
          repetition.outputItem,
          repetition.completionCondition,
          ...(repetition.throws ?? []).map(({ condition }) => condition),
        ]
      : [repetition?.condition];
  return [
    ...fromTrigger,
    adHoc?.condition,
    activationCondition,
    userTask?.assignee,
    userTask?.due,
    userTask?.followUp,
    script?.expression,
    ...fromRepetition,
    ...[...inputs, ...outputs].map((mapping) => mapping.source),
  ];
}

function check(element: string, name: string, expression: string | undefined): Problem[] {
  if (expression === undefined) return [];
  const excess = excessIn(expression);
  if (excess !== undefined) return [problem('EXPRESSION_TOO_LARGE', element, excess, name)];
  const message = syntaxErrorIn(expression);
  return message === undefined ? [] : [problem('BAD_EXPRESSION', element, `„${expression}” (${message})`, name)];
}
