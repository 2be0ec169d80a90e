import { JSDOM } from 'jsdom';

/** A value of the test kit: JSON, or a text that has to be read as a date, time or duration. */
export type Expected = null | boolean | number | string | Temporal | Expected[] | { [name: string]: Expected };
export class Temporal {
  readonly kind: string;
  readonly text: string;
  constructor(kind: string, text: string) {
    this.kind = kind;
    this.text = text;
  }
}

export interface TestCase {
  readonly model: string;
  /** The decision, decision service or knowledge model that is asked. */
  readonly asked: string;
  readonly isService: boolean;
  /** The result's own name, in the answer of a service. */
  readonly resultName: string;
  readonly variables: Record<string, unknown>;
  readonly expected: Expected;
  /** The standard says null because of an error: a problem has to stand beside it. */
  readonly isError: boolean;
  /** Where it stands: test case and result. */
  readonly at: string;
}

const NUMBERS = new Set(['decimal', 'double', 'integer', 'int', 'float', 'long']);
const TEMPORALS = new Set(['date', 'dateTime', 'time', 'duration']);

/** The test cases of one file of the DMN Technology Compatibility Kit (`*-test-*.xml`). */
export function readTestCases(xml: string): TestCase[] {
  const { window } = new JSDOM(xml, { contentType: 'text/xml' });
  const root = window.document.documentElement;
  const model = childrenOf(root, 'modelName')[0]?.textContent?.trim() ?? '';
  return childrenOf(root, 'testCase').flatMap((testCase) => {
    const inputs = childrenOf(testCase, 'inputNode').map((node) => [
      node.getAttribute('name') ?? '',
      asJson(valueIn(node)),
    ]);
    const invoked = testCase.getAttribute('invocableName');
    return childrenOf(testCase, 'resultNode').map((node): TestCase => {
      const [expected] = childrenOf(node, 'expected');
      const resultName = node.getAttribute('name') ?? '';
      return {
        model,
        resultName,
        asked: invoked ?? resultName,
        isService: testCase.getAttribute('type') === 'decisionService',
        variables: Object.fromEntries(inputs) as Record<string, unknown>,
        expected: expected ? valueIn(expected) : null,
        isError: node.getAttribute('errorResult') === 'true',
        at: `[${testCase.getAttribute('id') ?? ''}] ${resultName}`,
      };
    });
  });
}

const childrenOf = (element: Element, name: string): Element[] =>
  [...element.children].filter((child) => child.localName === name);

function valueIn(element: Element): Expected {
  const [components, value, list] = ['component', 'value', 'list'].map((name) => childrenOf(element, name));
  if (components?.length)
    return Object.fromEntries(components.map((each) => [each.getAttribute('name') ?? '', valueIn(each)]));
  const [single] = value ?? [];
  if (single) return scalarIn(single);
  const [items] = list ?? [];
  return items && !isNil(items) ? childrenOf(items, 'item').map((item) => valueIn(item)) : null;
}

const attribute = (element: Element, name: string): string | undefined =>
  [...element.attributes].find(({ localName }) => localName === name)?.value;
const isNil = (element: Element): boolean => attribute(element, 'nil') === 'true';

function scalarIn(element: Element): Expected {
  if (isNil(element)) return null;
  const kind = attribute(element, 'type')?.split(':').at(-1) ?? 'string';
  const text = element.textContent ?? '';
  if (NUMBERS.has(kind)) return Number(text);
  if (kind === 'boolean') return text.trim() === 'true';
  return TEMPORALS.has(kind) ? new Temporal(kind, text) : text;
}

function asJson(value: Expected): unknown {
  if (value instanceof Temporal) return value.text;
  if (Array.isArray(value)) return value.map((item) => asJson(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asJson(item)]));
}
