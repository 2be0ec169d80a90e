import { FeelFunction } from 'feelin';

/** DMN 1.5, table 77: the item at a place, counted from either end, or those that a function of two parameters chooses. */
function listReplace(given: unknown, position: unknown, newItem: unknown, match: unknown): unknown {
  if (given === null || given === undefined) return null;
  // 10.3.2.9.4: a single value where a list is expected
  const list: unknown[] = Array.isArray(given) ? given : [given];
  const chosen = position ?? match;
  if (typeof chosen === 'number') {
    const place = Math.trunc(chosen);
    const index = place > 0 ? place - 1 : list.length + place;
    return place === 0 || index < 0 || index >= list.length ? null : list.with(index, newItem);
  }
  if (!(chosen instanceof FeelFunction) || chosen.parameterNames.length !== 2) return null;
  const verdicts = list.map((item: unknown): unknown => chosen.invoke([item, newItem]));
  if (verdicts.some((verdict) => typeof verdict !== 'boolean')) return null;
  return list.map((item: unknown, index) => (verdicts[index] === true ? newItem : item));
}

/** DMN 1.5, table 77: places are counted from 1, or from -1 at the end; the library counts one too few from there. */
function overPlace(change: (list: readonly unknown[], index: number, item: unknown) => unknown[]): FeelFunction {
  return new FeelFunction(
    (given: unknown, position: unknown, newItem: unknown) => {
      if (given === null || typeof position !== 'number' || position === 0) return null;
      const list: unknown[] = Array.isArray(given) ? given : [given];
      return change(list, position > 0 ? position - 1 : list.length + position, newItem);
    },
    ['list', 'position', 'newItem'],
  );
}

/** Functions that change a list at a place (DMN 1.5, table 77). */
export const LIST_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  'insert before': overPlace((list, index, item) => list.toSpliced(Math.max(0, index), 0, item)),
  remove: overPlace((list, index) => list.filter((_item, at) => at !== index)),
  'list replace': new FeelFunction(listReplace, ['list', 'position', 'newItem', 'match']),
};
