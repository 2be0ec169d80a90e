import type { Aggregation, DecisionTable, HitPolicy, Output } from './model.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './xml-tree.ts';

const HIT_POLICIES: readonly string[] = [
  'UNIQUE',
  'FIRST',
  'ANY',
  'PRIORITY',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
] satisfies HitPolicy[];
const AGGREGATIONS: readonly string[] = ['SUM', 'COUNT', 'MIN', 'MAX'] satisfies Aggregation[];

const isHitPolicy = (text: string): text is HitPolicy => HIT_POLICIES.includes(text);
const isAggregation = (text: string | undefined): text is Aggregation =>
  text !== undefined && AGGREGATIONS.includes(text);

/** Reads a decision table; how it is drawn (rows, columns, cross-tab) makes no difference. */
export function readTable(element: XmlElement): DecisionTable {
  const { hitPolicy = 'UNIQUE', aggregation } = element.attributes;
  return {
    hitPolicy: isHitPolicy(hitPolicy) ? hitPolicy : 'UNIQUE',
    ...(isAggregation(aggregation) && { aggregation }),
    inputs: childrenOf(element, 'input').map((input) => {
      const expression = childOf(input, 'inputExpression');
      const typeRef = expression?.attributes['typeRef'];
      const allowed = textIn(childOf(input, 'inputValues'));
      return {
        expression: textIn(expression) ?? 'null',
        ...(typeRef !== undefined && { typeRef }),
        ...(allowed !== undefined && { allowed }),
      };
    }),
    outputs: childrenOf(element, 'output').map(readOutput),
    rules: childrenOf(element, 'rule').map((rule, index) => ({
      id: rule.attributes['id'] ?? `rule ${index + 1}`,
      tests: childrenOf(rule, 'inputEntry').map((entry) => textIn(entry) ?? '-'),
      results: childrenOf(rule, 'outputEntry').map((entry) => textIn(entry) ?? 'null'),
      cellIds: [...childrenOf(rule, 'inputEntry'), ...childrenOf(rule, 'outputEntry')].map(
        ({ attributes }) => attributes['id'],
      ),
      notes: childrenOf(rule, 'annotationEntry').flatMap((entry) => textIn(entry) ?? []),
    })),
  };
}

function readOutput(output: XmlElement): Output {
  const { name = '', typeRef } = output.attributes;
  const allowed = textIn(childOf(output, 'outputValues'));
  const standard = textIn(childOf(output, 'defaultOutputEntry'));
  return {
    name: name.trim().replaceAll(/\s+/g, ' '),
    ...(typeRef !== undefined && { typeRef }),
    ...(allowed !== undefined && { allowed }),
    ...(standard !== undefined && { standard }),
  };
}
