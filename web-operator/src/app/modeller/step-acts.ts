import type { Drawn } from './bpmn-js-parts.ts';
import { middleOf, together, type Parts } from './parts.ts';
import { shapeOf, type StepKind } from './step-kinds.ts';

/** Between two steps, and what a new one needs beside its width. */
const GAP = 50;

/** The flows that leave a step. */
export const flowsFrom = ({ outgoing }: Drawn): Drawn[] => outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
/** The flows that lead to a step. */
export const flowsTo = ({ incoming }: Drawn): Drawn[] => incoming.filter(({ type }) => type === 'bpmn:SequenceFlow');

/**
 * Adds a step behind another: on the way to what follows where one is named, else on a way of its own.
 * @returns the new step
 */
export function addAfter(parts: Parts, source: Drawn, kind: StepKind, flow?: Drawn): Drawn | undefined {
  let added: Drawn | undefined;
  together(parts, () => {
    const shape = parts.factory.createShape(shapeOf(kind));
    if (flow) added = putOn(parts, flow, shape, (at, parent) => parts.modeling.createShape(shape, at, parent));
    else added = parts.autoPlace.append(source, shape);
  });
  return added;
}

/** Takes a step out of its way, which closes behind it, and puts it on another flow. False: it has not one way in and out. */
export function moveOnto(parts: Parts, step: Drawn, flow: Drawn): boolean {
  const [into, ...others] = flowsTo(step);
  const [out, ...more] = flowsFrom(step);
  if (!into || !out?.target || others.length + more.length > 0 || flow === into || flow === out) return false;
  const next = out.target;
  together(parts, () => {
    parts.modeling.removeElements([out]);
    parts.modeling.reconnectEnd(into, next, middleOf(next));
    putOn(parts, flow, step, (at, parent) => {
      const from = middleOf(step);
      parts.modeling.moveElements([step], { x: at.x - from.x, y: at.y - from.y }, parent, { autoResize: true });
      return step;
    });
    parts.modeling.layoutConnection(into);
  });
  return true;
}

/** Draws an arrow. False: none may lead there. */
export function connect({ modeling, rules, registry }: Parts, source: Drawn, targetId: string): boolean {
  const target = registry.get(targetId);
  if (!target || !rules.allowed('connection.create', { source, target })) return false;
  modeling.connect(source, target);
  return true;
}

/** Removes a step; where it had one way in and out, the way closes behind it. */
export function removeStep(parts: Parts, step: Drawn): void {
  const [into, ...others] = flowsTo(step);
  const [out, ...more] = flowsFrom(step);
  const next = out?.target;
  const isBetween = into && next && others.length + more.length === 0 && into.source !== next;
  together(parts, () => {
    if (isBetween) parts.modeling.reconnectEnd(into, next, middleOf(next));
    parts.modeling.removeElements([step]);
  });
}

/** Makes room behind the source of a flow and sets a shape on it: source, shape, target. */
function putOn(
  parts: Parts,
  flow: Drawn,
  shape: Drawn,
  place: (at: { x: number; y: number }, parent: Drawn) => Drawn,
): Drawn {
  const { source, target } = flow;
  if (!source || !target) throw new Error('A flow has two ends');
  const needed = shape.width + 2 * GAP;
  const right = source.x + source.width;
  const room = target.x - right;
  const leads = target.x > right;
  if (leads && room < needed) makeRoom(parts, right + 1, needed - room, [source, shape]);
  const at = leads ? { x: right + GAP + shape.width / 2, y: middleOf(target).y } : freeBelow(parts, source, shape);
  const placed = place(at, parentOf(source));
  parts.modeling.reconnectEnd(flow, placed, middleOf(placed));
  parts.modeling.connect(placed, target);
  return placed;
}

const parentOf = ({ parent, host }: Drawn): Drawn => {
  const found = host?.parent ?? parent;
  if (!found) throw new Error('A step lies in a process');
  return found;
};

/** Where the way leads back or down there is no room to make: below the source. */
function freeBelow({ registry }: Parts, source: Drawn, { width, height }: Drawn): { x: number; y: number } {
  const x = middleOf(source).x + 40;
  let y = source.y + source.height + 30 + height / 2;
  const taken = (): Drawn | undefined =>
    registry
      .getAll()
      .find(
        (each) =>
          each.waypoints === undefined &&
          (each.children?.length ?? 0) === 0 &&
          each !== source &&
          Math.abs(middleOf(each).x - x) < (each.width + width) / 2 + 10 &&
          Math.abs(middleOf(each).y - y) < (each.height + height) / 2 + 10,
      );
  for (let tries = 0; tries < 20 && taken(); tries += 1) y += height + 20;
  return { x, y };
}

/** Moves what lies right of a line further to the right, and widens what lies across it. */
function makeRoom({ space, registry, modeling }: Parts, start: number, delta: number, but: readonly Drawn[]): void {
  const all = registry.getAll().filter((each) => each.parent && !but.includes(each));
  const { movingShapes, resizingShapes } = space.calculateAdjustments(all, 'x', delta, start);
  if (movingShapes.length > 0)
    modeling.createSpace([...movingShapes], [...resizingShapes], { x: delta, y: 0 }, 'e', start);
}
