import type { Drawn, ElementFactory, Modeling } from './bpmn-js-parts.ts';
import { shapeOf, STEP_KINDS, type StepKind } from './step-kinds.ts';

interface Entry {
  readonly group: string;
  readonly className: string;
  readonly title: string;
  readonly action: Record<string, (event: Event, element: Drawn) => void>;
}
interface Services {
  autoPlace: { append(source: Drawn, shape: Drawn): Drawn };
  connect: { start(event: Event, source: Drawn): void };
  create: { start(event: Event, shape: Drawn, context: { source: Drawn }): void };
}

const APPENDED = ['user', 'service', 'choice', 'time', 'end'];
const ENDLESS = new Set(['bpmn:EndEvent', 'bpmn:Lane', 'bpmn:Participant', 'bpmn:SequenceFlow', 'bpmn:TextAnnotation']);

/** The small bar beside what is chosen: what may follow, an arrow, the bin. */
export class ClerksPad {
  static readonly $inject = ['contextPad', 'modeling', 'elementFactory', 'connect', 'create', 'autoPlace', 'bpmnRules'];
  private readonly modeling: Modeling;
  private readonly factory: ElementFactory;
  private readonly services: Services;

  constructor(
    pad: { registerProvider(provider: unknown): void },
    modeling: Modeling,
    factory: ElementFactory,
    ...[connect, create, autoPlace]: [Services['connect'], Services['create'], Services['autoPlace']]
  ) {
    this.modeling = modeling;
    this.factory = factory;
    this.services = { connect, create, autoPlace };
    pad.registerProvider(this);
  }

  getMultiElementContextPadEntries(): Record<string, Entry> {
    return { delete: this.bin() };
  }

  getContextPadEntries(element: Drawn): Record<string, Entry> {
    const isLeaving = !ENDLESS.has(element.type) && !element.labelTarget && element.waypoints === undefined;
    const appended = isLeaving ? STEP_KINDS.filter(({ key }) => APPENDED.includes(key)) : [];
    return {
      ...Object.fromEntries(appended.map((kind) => [`append.${kind.key}`, this.appending(kind)])),
      ...(isLeaving && { connect: this.arrow() }),
      delete: this.bin(),
    };
  }

  private appending(kind: StepKind): Entry {
    const { autoPlace, create } = this.services;
    return {
      group: 'model',
      className: `i i-${kind.icon}`,
      title: `Dodaj: ${kind.label}`,
      action: {
        click: (_event, source) => void autoPlace.append(source, this.factory.createShape(shapeOf(kind))),
        dragstart: (event, source) => create.start(event, this.factory.createShape(shapeOf(kind)), { source }),
      },
    };
  }

  private arrow(): Entry {
    const begin = (event: Event, source: Drawn): void => this.services.connect.start(event, source);
    return {
      group: 'connect',
      className: 'i i-arrow_outward',
      title: 'Połącz strzałką',
      action: { click: begin, dragstart: begin },
    };
  }

  private bin(): Entry {
    return {
      group: 'edit',
      className: 'i i-delete',
      title: 'Usuń',
      action: { click: (_event, chosen) => this.modeling.removeElements([chosen].flat()) },
    };
  }
}
