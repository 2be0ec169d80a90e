import type { Problem, ProblemCode } from '@karta/bpmn/lint';
import type { Drawn } from './bpmn-js-parts.ts';
import { ownAnswersOf, putExtensionRows } from './extensions.ts';
import { together, type Parts } from './parts.ts';
import { flowsFrom, flowsTo } from './step-acts.ts';
import { nameOf, shapeOf, STEP_KINDS } from './step-kinds.ts';

/** A repair that needs one click: its words, and the act on the command stack. */
export interface Repair {
  readonly label: string;
  act(): void;
}

/** What one click could mend; undefined where it takes a person's thought. */
export function repairOf(parts: Parts, { code, element, sentence }: Problem): Repair | undefined {
  const drawn = parts.registry.get(element);
  return drawn && REPAIRS[code]?.(parts, drawn, sentence);
}

type Maker = (parts: Parts, element: Drawn, sentence: string) => Repair | undefined;

const REPAIRS: Readonly<Partial<Record<ProblemCode, Maker>>> = {
  MISSING_DEFAULT: byDefault,
  MISSING_CONDITION: (parts, flow) => {
    const gateway = flow.type === 'bpmn:SequenceFlow' ? flow.source : flow;
    return gateway && byDefault(parts, gateway);
  },
  CONDITION_FORBIDDEN: ({ modeling }, flow) => ({
    label: 'Usuń warunek',
    act: () => modeling.updateProperties(flow, { conditionExpression: undefined }),
  }),
  NO_OUTGOING: (parts, event) => ({
    label: 'Dodaj koniec',
    act: () => {
      const end = STEP_KINDS.find(({ key }) => key === 'end');
      if (end) parts.autoPlace.append(event, parts.factory.createShape(shapeOf(end)));
    },
  }),
  NO_OUTCOME: ({ modeling }, task) => ({
    label: 'Dodaj wynik „Załatwione”',
    act: () => modeling.updateProperties(task, { 'km:outcomes': 'done' }),
  }),
  DUPLICATE_OUTCOME: ({ modeling }, task) => ({
    label: 'Zostaw raz',
    act: () => {
      const codes = String(task.businessObject.get('km:outcomes') ?? '').split(/\s+/);
      modeling.updateProperties(task, { 'km:outcomes': [...new Set(codes)].join(' ') });
    },
  }),
  UNKNOWN_OUTCOME: (parts, task, sentence) => {
    const code = /„(.+)”/.exec(sentence)?.[1];
    if (!code) return undefined;
    return {
      label: 'Nazwij tak jak kod',
      act: () => putExtensionRows(parts, task, 'km:Outcome', [...ownAnswersOf(task), { code, label: code }]),
    };
  },
  UNJOINED: (parts, join) => {
    const ways = flowsTo(join);
    if (ways.length < 2) return undefined;
    return { label: 'Wstaw bramkę równoległą', act: () => insertJoin(parts, join, ways) };
  },
  DEAD_ELEMENT: ({ modeling }, dead) => ({ label: 'Usuń', act: () => modeling.removeElements([dead]) }),
};

/** The first way without a condition, else the last, is taken when no condition is true. */
function byDefault({ modeling }: Parts, gateway: Drawn): Repair | undefined {
  const flows = flowsFrom(gateway);
  const hasDefault = gateway.businessObject.get('default') !== undefined;
  const chosen = flows.find(({ businessObject }) => !businessObject.get('conditionExpression')) ?? flows.at(-1);
  if (!chosen?.target || hasDefault) return undefined;
  const name = String(chosen.businessObject.get('name') ?? '') || nameOf(chosen.target);
  return {
    label: `Ustaw domyślną „${name}”`,
    act: () => modeling.updateProperties(gateway, { default: chosen.businessObject }),
  };
}

function insertJoin(parts: Parts, join: Drawn, ways: readonly Drawn[]): void {
  together(parts, () => {
    const kind = { type: 'bpmn:ParallelGateway' };
    const at = { x: join.x - 60, y: join.y + join.height / 2 };
    if (!join.parent) return;
    const gateway = parts.modeling.createShape(parts.factory.createShape(kind), at, join.parent);
    for (const way of ways) parts.modeling.reconnectEnd(way, gateway, at);
    parts.modeling.connect(gateway, join);
  });
}
