import { invoke } from '../feel/functions/invoke.ts';
import { BUILT_INS } from '../feel/functions/index.ts';
import { areEqual } from '../feel/equality.ts';
import { Wrong } from '../feel/wrong.ts';
import { report, type Evaluation } from './evaluation.ts';
import type { Aggregation, DecisionTable } from './model.ts';

/** A rule that hit, with its outputs in the order of the columns. */
export interface Hit {
  readonly rule: string;
  readonly outputs: readonly unknown[];
  /** For each output its place among the allowed values. */
  readonly ranks: readonly number[];
}

/** DMN 1.5, 8.2.8: what the rules that hit give together. There is at least one. */
export function byHitPolicy(
  evaluation: Evaluation,
  element: string,
  table: DecisionTable,
  hits: readonly Hit[],
): unknown {
  const results = hits.map((hit) => valueOf(table, hit));
  const [first] = results;
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length === 1 ? first : report(evaluation, element, `more than one rule hits: ${rulesOf(hits)}`);
    case 'ANY':
      if (results.every((one) => areEqual(one, first) === true)) return first;
      return report(evaluation, element, `rules that hit differ in their outputs: ${rulesOf(hits)}`);
    case 'FIRST':
      return first;
    case 'RULE ORDER':
      return results;
    case 'PRIORITY':
      return byPriority(table, hits)[0];
    case 'OUTPUT ORDER':
      return byPriority(table, hits);
    case 'COLLECT':
      return table.aggregation === undefined ? results : aggregate(evaluation, element, table, table.aggregation, hits);
  }
}

const rulesOf = (hits: readonly Hit[]): string => hits.map(({ rule }) => rule).join(', ');

function byPriority(table: DecisionTable, hits: readonly Hit[]): unknown[] {
  const order = (one: Hit, other: Hit): number => {
    const decisive = one.ranks.findIndex((rank, index) => rank !== other.ranks[index]);
    return decisive < 0 ? 0 : (one.ranks[decisive] ?? 0) - (other.ranks[decisive] ?? 0);
  };
  return hits.toSorted(order).map((hit) => valueOf(table, hit));
}

/** One output is the value itself, several are a context by their names. */
function valueOf({ outputs }: DecisionTable, hit: Hit): unknown {
  if (outputs.length === 1) return hit.outputs[0];
  return Object.fromEntries(outputs.map(({ name }, index) => [name, hit.outputs[index]]));
}

/** Several outputs are aggregated each for itself. COUNT counts the hits. */
function aggregate(
  evaluation: Evaluation,
  element: string,
  table: DecisionTable,
  aggregation: Aggregation,
  hits: readonly Hit[],
): unknown {
  if (aggregation === 'COUNT') return hits.length;
  const columns = table.outputs.map((_, index) => hits.map(({ outputs }) => outputs[index]));
  const summaries = columns.map((values) => {
    const summary = invoke(BUILT_INS.get(aggregation.toLowerCase()), [values]);
    return summary instanceof Wrong
      ? report(evaluation, element, `${aggregation}: ${summary.message}: ${rulesOf(hits)}`)
      : summary;
  });
  return valueOf(table, { rule: '-', outputs: summaries, ranks: [] });
}
