import type { GraphNode, ProcessGraph, UserTaskRule } from '../../graph/graph.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem, type ProblemCode } from '../problem.ts';

/** What a user task names has to be there, so that somebody sees it and knows what the answers mean. */
export function userTaskRules(graph: ProcessGraph, options: LintOptions): Problem[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const { userTask } = node;
    return userTask ? namedBy(node, userTask, options) : [];
  });
}

function namedBy(node: GraphNode, task: UserTaskRule, { outcomes, forms, groups }: LintOptions): Problem[] {
  const at = (code: ProblemCode, detail: string): Problem => problem(code, node.id, detail, node.name);
  const { candidateGroup, form } = task;
  const group = groups?.get(candidateGroup);
  return [
    ...task.outcomes.flatMap((code) => (outcomes && !outcomes.includes(code) ? nameless(task, code, at) : [])),
    ...(forms && form !== undefined && !forms.includes(form) ? [at('UNKNOWN_FORM', form)] : []),
    ...(groups && candidateGroup !== '' && !group ? [at('UNKNOWN_GROUP', candidateGroup)] : []),
    ...(group?.hasMembers === false ? [at('GROUP_WITHOUT_MEMBERS', candidateGroup)] : []),
  ];
}

/** An answer that only a `km:outcome` names has to have its words there; the older `km:outcomes` shows the code. */
function nameless(task: UserTaskRule, code: string, at: (code: ProblemCode, detail: string) => Problem): Problem[] {
  const rule = task.outcomeRules?.find((each) => each.code === code);
  if (!rule) return [at('UNKNOWN_OUTCOME', code)];
  return rule.label === undefined ? [at('BAD_OUTCOME', `„${code}” nie ma label`)] : [];
}
