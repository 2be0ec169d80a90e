import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem } from '../problem.ts';

/** An answer needs words: those of the program, or those of the diagram. */
export function unknownOutcome(graph: ProcessGraph, { outcomes }: LintOptions): Problem[] {
  if (!outcomes) return [];
  return Object.values(graph.nodes).flatMap((node) =>
    (node.userTask?.outcomes ?? []).filter((code) => !outcomes.includes(code)).flatMap((code) => nameless(node, code)),
  );
}

/** What a `km:outcome` names has to have its words there; the older `km:outcomes` shows the code. */
function nameless({ id, name, userTask }: GraphNode, code: string): Problem[] {
  const rule = userTask?.outcomeRules?.find((each) => each.code === code);
  if (!rule) return [problem('UNKNOWN_OUTCOME', id, code, name)];
  return rule.label === undefined ? [problem('BAD_OUTCOME', id, `„${code}” nie ma label`, name)] : [];
}
