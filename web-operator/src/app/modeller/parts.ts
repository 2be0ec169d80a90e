import type Modeler from 'bpmn-js/lib/Modeler';
import type {
  Canvas,
  CommandStack,
  Drawn,
  ElementFactory,
  ElementRegistry,
  EventBus,
  Moddle,
  Modeling,
  NewShape,
  Overlays,
  Point,
  Selection,
  SpaceTool,
} from './bpmn-js-parts.ts';

/** The services of one modeler. */
export interface Parts {
  readonly modeling: Modeling;
  readonly stack: CommandStack;
  readonly canvas: Canvas;
  readonly registry: ElementRegistry;
  readonly moddle: Moddle;
  readonly factory: ElementFactory;
  readonly overlays: Overlays;
  readonly selection: Selection;
  readonly events: EventBus;
  readonly space: SpaceTool;
  readonly autoPlace: { append(source: Drawn, shape: Drawn): Drawn };
  readonly create: { start(event: Event, shape: Drawn): void };
  readonly replace: { replaceElement(element: Drawn, by: NewShape): Drawn };
  readonly rules: { allowed(rule: string, context: Record<string, unknown>): unknown };
}

/** The services of a modeler, by the names that we use. */
export const partsOf = (modeler: Modeler): Parts => ({
  modeling: modeler.get<Modeling>('modeling'),
  stack: modeler.get<CommandStack>('commandStack'),
  canvas: modeler.get<Canvas>('canvas'),
  registry: modeler.get<ElementRegistry>('elementRegistry'),
  moddle: modeler.get<Moddle>('moddle'),
  factory: modeler.get<ElementFactory>('elementFactory'),
  overlays: modeler.get<Overlays>('overlays'),
  selection: modeler.get<Selection>('selection'),
  events: modeler.get<EventBus>('eventBus'),
  space: modeler.get<SpaceTool>('spaceTool'),
  autoPlace: modeler.get<Parts['autoPlace']>('autoPlace'),
  create: modeler.get<Parts['create']>('create'),
  replace: modeler.get<Parts['replace']>('bpmnReplace'),
  rules: modeler.get<Parts['rules']>('rules'),
});

/** Does several acts as one, which is undone in one. */
export const together = ({ stack }: Pick<Parts, 'stack'>, acts: () => void): void =>
  stack.execute('km.together', { acts });

/** The middle of a shape. */
export const middleOf = ({ x, y, width, height }: Drawn): Point => ({ x: x + width / 2, y: y + height / 2 });
