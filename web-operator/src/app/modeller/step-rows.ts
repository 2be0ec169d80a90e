import type { Drawn } from './bpmn-js-parts.ts';
import { textOf } from './fields.ts';
import { nameOf, wordOf } from './step-kinds.ts';

/** A way that leads on from a step. */
export interface Way {
  readonly flow: string;
  /** The words on the arrow. */
  readonly label: string;
  readonly isDefault: boolean;
  readonly target: string;
  readonly targetName: string;
}

/** A step as the list beside the diagram reads it. */
export interface StepRow {
  readonly id: string;
  readonly name: string;
  readonly word: string;
  /** How deep it lies in sub-processes. */
  readonly depth: number;
  /** The lane. */
  readonly lane: string;
  /** The step beside which an event stands. */
  readonly host: string;
  readonly ways: readonly Way[];
}

/** Every step in the order in which a case comes to it: what stands beside a step follows it, what lies in it too. */
export function stepRows(elements: readonly Drawn[]): StepRow[] {
  const steps = elements.filter((each) => isStep(each));
  const rows: StepRow[] = [];
  const write = (inside: readonly Drawn[], depth: number): void => {
    for (const step of inOrder(inside)) {
      rows.push(rowOf(step, depth, elements));
      write(
        steps.filter((each) => each.parent === step),
        depth + 1,
      );
    }
  };
  const top = steps.filter(({ parent }) => parent === undefined || !isStep(parent));
  write(top, 0);
  return rows;
}

export const isStep = ({ businessObject, waypoints, labelTarget }: Drawn): boolean =>
  waypoints === undefined && labelTarget === undefined && businessObject.$instanceOf('bpmn:FlowNode');

const flows = ({ outgoing }: Drawn): Drawn[] => outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');

/** What may come next: events beside the step, then where its arrows lead. */
const nextOf = (step: Drawn): Drawn[] => [
  ...(step.attachers ?? []),
  ...flows(step).flatMap(({ target }) => target ?? []),
];

/** Reverse order of leaving in a walk from the beginnings; ways back are not walked. */
function inOrder(steps: readonly Drawn[]): Drawn[] {
  const within = new Set(steps);
  const beginnings = steps.filter(({ incoming, host }) => incoming.length === 0 && !host);
  const first = [...beginnings, ...steps].toSorted(byStart);
  const back = waysBack(first, within);
  const left: Drawn[] = [];
  const seen = new Set<Drawn>();
  const visit = (step: Drawn): void => {
    if (seen.has(step) || !within.has(step)) return;
    seen.add(step);
    for (const each of nextOf(step).toReversed()) if (!back.get(step)?.has(each)) visit(each);
    left.push(step);
  };
  for (const each of first.toReversed()) visit(each);
  return left.toReversed();
}

/** Ways that lead to a step through which the walk has come, by where they begin. */
function waysBack(first: readonly Drawn[], within: ReadonlySet<Drawn>): Map<Drawn, Set<Drawn>> {
  const back = new Map<Drawn, Set<Drawn>>();
  const seen = new Set<Drawn>();
  const through = new Set<Drawn>();
  const visit = (step: Drawn): void => {
    if (seen.has(step) || !within.has(step)) return;
    seen.add(step);
    through.add(step);
    for (const each of nextOf(step)) {
      if (through.has(each)) back.set(step, (back.get(step) ?? new Set<Drawn>()).add(each));
      else visit(each);
    }
    through.delete(step);
  };
  for (const each of first) visit(each);
  return back;
}

/** Begin events first. */
const byStart = (one: Drawn, other: Drawn): number =>
  Number(other.type === 'bpmn:StartEvent') - Number(one.type === 'bpmn:StartEvent');

function rowOf(step: Drawn, depth: number, elements: readonly Drawn[]): StepRow {
  const byDefault = step.businessObject.get<{ id: string } | undefined>('default')?.id;
  return {
    id: step.id,
    name: nameOf(step),
    word: wordOf(step),
    depth,
    lane: laneOf(step, elements),
    host: step.host ? nameOf(step.host) : '',
    ways: flows(step).flatMap((flow): Way[] =>
      flow.target
        ? [
            {
              flow: flow.id,
              label: textOf(flow.businessObject.get('name')),
              isDefault: flow.id === byDefault,
              target: flow.target.id,
              targetName: nameOf(flow.target),
            },
          ]
        : [],
    ),
  };
}

function laneOf(step: Drawn, elements: readonly Drawn[]): string {
  const lanes = elements.filter(({ type }) => type === 'bpmn:Lane');
  const mine = lanes.find(({ businessObject }) =>
    (businessObject.get<unknown[] | undefined>('flowNodeRef') ?? []).includes(step.businessObject),
  );
  return mine ? nameOf(mine) : '';
}
