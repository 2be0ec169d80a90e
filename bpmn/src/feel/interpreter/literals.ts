import { readNumber } from '../numbers.ts';
import { readPoint } from '../points.ts';
import { readString } from '../strings.ts';
import { childrenOf, required, type Compile } from './run.ts';

/** DMN 1.5, 10.3.2.3: literals, lists and contexts. */
export const LITERALS: Readonly<Record<string, Compile>> = {
  null: () => () => null,
  NumericLiteral(node, _children, { textOf }) {
    const value = readNumber(textOf(node).replaceAll(/\s+/g, ''));
    return (_scope, running) => running.kept(value);
  },
  BooleanLiteral(node, _children, { textOf }) {
    const value = textOf(node) === 'true';
    return () => value;
  },
  StringLiteral(node, _children, { textOf }) {
    const value = readString(textOf(node));
    return () => value;
  },
  AtLiteral(_node, [literal], { textOf }) {
    const text = readString(textOf(required(literal)));
    const value = readPoint(text);
    return (_scope, running) => value ?? running.report(`@"${text}" is no date, time or duration`);
  },
  List(_node, children, { compile }) {
    const items = children.slice(1, -1).map((child) => compile(child));
    return (scope, running) => items.map((item) => item(scope, running));
  },
  /** Entries see those before them; the same key twice is no context (10.3.2.3.7). */
  Context(_node, children, { compile, textOf }) {
    const entries = children
      .filter(({ name }) => name === 'ContextEntry')
      .map((entry) => {
        const [key, value] = childrenOf(entry);
        const text = textOf(required(key));
        const name = text.startsWith('"') ? readString(text) : text.replaceAll(/\s+/g, ' ');
        return { name, run: compile(required(value)) };
      });
    const isTwice = new Set(entries.map(({ name }) => name)).size < entries.length;
    return (scope, running) => {
      if (isTwice) return running.report('a context has the same key twice');
      const values: Record<string, unknown> = {};
      const inner = scope.with(values);
      for (const { name, run } of entries) values[name] = run(inner, running);
      return values;
    };
  },
};
