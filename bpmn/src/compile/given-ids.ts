import { elementOf, elementsOf, type ModdleElement } from './element.ts';

/** Lists of elements that the graph knows by id. */
const LISTS = ['rootElements', 'flowElements', 'artifacts'];

/**
 * Gives an id to what has none (XSD tBaseElement: `id` is optional). A flow is named by its ends, everything else by its kind
 * and a number in the order of its level, so the same file always gets the same ids.
 */
export function giveIds(root: ModdleElement, taken: ReadonlySet<string>): void {
  const used = new Set(taken);
  const last = new Map<string, number>();
  const give = (element: ModdleElement, wanted: string, first: number): void => {
    let number = last.get(wanted) ?? first;
    let id = number > 0 ? `${wanted}-${number}` : wanted;
    while (used.has(id)) id = `${wanted}-${(number += 1)}`;
    last.set(wanted, number);
    used.add(id);
    element.set('id', id);
  };
  const flows: ModdleElement[] = [];
  // without recursion: sub-processes may lie in each other deeper than the stack
  const pending = [root];
  for (let element = pending.shift(); element; element = pending.shift()) {
    const inside = LISTS.flatMap((list) => elementsOf(element, list));
    for (const inner of inside) {
      if (inner.$type === 'bpmn:SequenceFlow') flows.push(inner);
      else if (inner.id === undefined) give(inner, kindName(inner), 1);
    }
    pending.push(...inside.filter(({ $type }) => $type !== 'bpmn:SequenceFlow'));
  }
  for (const flow of flows) {
    if (flow.id !== undefined) continue;
    const [source, target] = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')];
    give(flow, `${source?.id ?? 'none'}-to-${target?.id ?? 'none'}`, 0);
  }
}

const kindName = ({ $type }: ModdleElement): string => {
  const name = $type.split(':').at(-1) ?? 'element';
  return name.charAt(0).toLowerCase() + name.slice(1);
};
