import { compileProcesses } from '@karta/bpmn/compile';
import type { LintOptions, Problem } from '@karta/bpmn/lint';
import type { ProcessGraph } from '@karta/bpmn/graph';
import type { TownOfDiagrams } from '@karta/contracts';

/** What the check says of a file, and what would run. */
export interface Judgement {
  readonly graph: ProcessGraph | undefined;
  readonly problems: readonly Problem[];
}

/** Judges a file as the server does when it is published. */
export async function judge(xml: string, town: TownOfDiagrams | undefined): Promise<Judgement> {
  const { graphs, problems } = await compileProcesses(xml, town ? optionsOf(town) : {});
  return { graph: graphs[0], problems: problems.toSorted(bySeverity) };
}

function optionsOf(town: TownOfDiagrams): LintOptions {
  const { activities, sagas, outcomes, forms } = town;
  return {
    activities,
    sagas,
    outcomes,
    forms,
    processes: town.processes.map(({ key }) => key),
    decisions: town.decisions.flatMap(({ names }) => names),
    groups: new Map(town.groups.map(({ code, hasMembers }) => [code, { hasMembers }])),
  };
}

const bySeverity = (one: Problem, other: Problem): number =>
  Number(other.severity === 'error') - Number(one.severity === 'error');

/** Names that the case has somewhere: what steps give it, for completion. */
export function namesIn(graph: ProcessGraph | undefined): string[] {
  const nodes = Object.values(graph?.nodes ?? {});
  const given = nodes.flatMap(({ outputs = [], script, decision }) => [
    ...outputs.map(({ target }) => target),
    ...[script?.resultVariable, decision?.resultVariable].filter((name) => name !== undefined),
  ]);
  return [...new Set(given)].toSorted((one, other) => one.localeCompare(other, 'pl'));
}
