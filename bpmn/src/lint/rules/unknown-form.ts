import type { ProcessGraph } from '../../graph/graph.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem } from '../problem.ts';

/** A form that is not there leaves the task to the general one. */
export function unknownForm(graph: ProcessGraph, { forms }: LintOptions): Problem[] {
  return Object.values(graph.nodes).flatMap(({ id, name, userTask }) => {
    const form = userTask?.form;
    return form === undefined || !forms || forms.includes(form) ? [] : [problem('UNKNOWN_FORM', id, form, name)];
  });
}
