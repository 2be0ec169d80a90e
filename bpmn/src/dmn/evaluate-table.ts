import { areEqual } from '../feel/equality.ts';
import { conform, MISFIT } from './item-types.ts';
import { feel, passes, report, type Evaluation, type Scope } from './evaluation.ts';
import { byHitPolicy, type Hit } from './hit-policies.ts';
import type { DecisionTable, Rule } from './model.ts';

/** Evaluates a decision table (DMN 1.5, chapter 8): which rules hit, and what their outputs make together. */
export function evaluateTable(evaluation: Evaluation, element: string, table: DecisionTable, scope: Scope): unknown {
  const values: unknown[] = [];
  for (const { expression, typeRef, allowed } of table.inputs) {
    const value = conform(evaluation.types, typeRef, feel(evaluation, element, expression, scope));
    const fits = value !== MISFIT && (allowed === undefined || passes(evaluation, element, allowed, value, scope));
    if (!fits) return report(evaluation, element, `the input „${expression}” is none of its allowed values`);
    values.push(value);
  }
  const isHit = (rule: Rule): boolean =>
    rule.tests.every((test, index) => passes(evaluation, rule.id, test, values[index], scope));
  const all = table.hitPolicy === 'FIRST' ? [table.rules.find(isHit) ?? []].flat() : table.rules.filter(isHit);
  for (const { id, notes = [] } of all) evaluation.hits?.push({ rule: id, notes });
  const hits = all.map((rule) => hitOf(evaluation, table, rule, scope));
  if (hits.length === 0) return withoutHit(evaluation, element, table, scope);
  if (hits.some(({ outputs }) => outputs.includes(MISFIT))) return null;
  return byHitPolicy(evaluation, element, table, hits);
}

function hitOf(evaluation: Evaluation, { outputs }: DecisionTable, rule: Rule, scope: Scope): Hit {
  const results = outputs.map(({ name, typeRef, allowed }, index): unknown => {
    const value = conform(evaluation.types, typeRef, feel(evaluation, rule.id, rule.results[index] ?? 'null', scope));
    if (value !== MISFIT && (allowed === undefined || passes(evaluation, rule.id, allowed, value, scope))) return value;
    report(evaluation, rule.id, `the output ${name ? `„${name}” ` : ''}is none of its allowed values`);
    return MISFIT;
  });
  const ranks = results.map((value, index) => rankOf(evaluation, outputs[index]?.allowed, value));
  return { rule: rule.id, outputs: results, ranks };
}

/** The place of a value among the allowed ones; earlier is more important (DMN 1.5, 8.2.8). */
function rankOf(evaluation: Evaluation, allowed: string | undefined, value: unknown): number {
  if (allowed === undefined) return 0;
  const listed = feel(evaluation, '-', `[${allowed}]`, {});
  const place = Array.isArray(listed) ? listed.findIndex((one) => areEqual(one, value) === true) : -1;
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

const LISTS: readonly string[] = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];

/** No rule hits: the default outputs where there are any; else an empty list, a count of 0, or null with a problem. */
function withoutHit(evaluation: Evaluation, element: string, table: DecisionTable, scope: Scope): unknown {
  const { outputs, hitPolicy, aggregation } = table;
  if (outputs.some(({ standard }) => standard !== undefined)) {
    const values = outputs.map(({ standard = 'null', typeRef }) =>
      conform(evaluation.types, typeRef, feel(evaluation, element, standard, scope)),
    );
    if (values.includes(MISFIT)) return report(evaluation, element, 'the default output is not of its type');
    return outputs.length === 1
      ? values[0]
      : Object.fromEntries(outputs.map(({ name }, index) => [name, values[index]]));
  }
  if (aggregation === 'COUNT') return 0;
  if (aggregation !== undefined) return null;
  if (LISTS.includes(hitPolicy)) return [];
  return report(evaluation, element, 'no rule hits and there is no default output');
}
