import { FeelRange } from 'feelin';
import { described, isContext } from '../kinds.ts';
import { isNumber } from '../numbers.ts';
import { Wrong } from '../wrong.ts';
import { containsValue } from './membership.ts';
import { required, type Compile, type Running, type Scope } from './run.ts';

/** DMN 1.5, 10.3.2.5: by a place, or by a condition over `item` and what is in it; null has nothing to filter. */
export const FILTERS: Readonly<Record<string, Compile>> = {
  FilterExpression(_node, [value, , inner], { compile }) {
    const list = compile(required(value));
    const filter = compile(required(inner));
    // of an empty list no condition is asked; no place in it has anything
    const place = inner?.name === 'NumericLiteral';
    return (scope, running) => {
      const target = list(scope, running);
      if (target === null || target === undefined) return null;
      const items: readonly unknown[] = Array.isArray(target) ? target : [target];
      if (items.length === 0) return place ? null : [];
      running.count(items.length);
      const kept: unknown[] = [];
      for (const item of items) {
        const verdict = verdictOf(filter(withItem(scope, item), running), item, running);
        if (isNumber(verdict)) return running.kept(itemAt(items, verdict));
        if (verdict === true) kept.push(item);
        else if (verdict !== false && verdict !== null)
          return running.report(`a filter is a number or true or false, not ${described(verdict)}`);
      }
      return kept;
    };
  },
};

const withItem = (scope: Scope, item: unknown): Scope => scope.with(isContext(item) ? { item, ...item } : { item });

/** A range, such as `[> 1]`, asks for its items. */
function verdictOf(verdict: unknown, item: unknown, running: Running): unknown {
  return verdict instanceof FeelRange ? running.kept(containsValue(verdict, item)) : (verdict ?? null);
}

/** Places are counted from 1, or from -1 at the end; where there is none it is empty. */
export function itemAt(items: readonly unknown[], place: unknown): unknown {
  if (typeof place !== 'number' || !Number.isInteger(place)) return new Wrong('a place in a list is a whole number');
  return place === 0 ? null : (items.at(place > 0 ? place - 1 : place) ?? null);
}
