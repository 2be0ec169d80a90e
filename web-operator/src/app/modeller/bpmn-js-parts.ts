/** What is used of bpmn-js: its own types know too little of extension elements. */
export interface ModdleObject {
  readonly $type: string;
  readonly id?: string;
  readonly $parent?: ModdleObject;
  get<T = unknown>(name: string): T;
  $instanceOf(type: string): boolean;
}

/** A shape or a flow as it is drawn. */
export interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly businessObject: ModdleObject;
  readonly parent?: Drawn;
  readonly children?: readonly Drawn[];
  readonly incoming: readonly Drawn[];
  readonly outgoing: readonly Drawn[];
  readonly attachers?: readonly Drawn[];
  readonly host?: Drawn;
  readonly labelTarget?: Drawn;
  readonly source?: Drawn;
  readonly target?: Drawn;
  readonly waypoints?: readonly Point[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly collapsed?: boolean;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
/** A shape that is not drawn yet. */
export interface NewShape {
  readonly type: string;
  readonly eventDefinitionType?: string;
  readonly isExpanded?: boolean;
}

export interface Modeling {
  updateProperties(element: Drawn, properties: Record<string, unknown>): void;
  updateModdleProperties(element: Drawn, object: ModdleObject, properties: Record<string, unknown>): void;
  appendShape(source: Drawn, shape: Drawn, position: Point, parent: Drawn): Drawn;
  createShape(shape: Drawn | NewShape, position: Point, target: Drawn, hints?: Record<string, unknown>): Drawn;
  connect(source: Drawn, target: Drawn): Drawn;
  reconnectEnd(flow: Drawn, target: Drawn, docking: Point): void;
  moveElements(elements: readonly Drawn[], delta: Point, target?: Drawn, hints?: Record<string, unknown>): void;
  removeElements(elements: readonly Drawn[]): void;
  layoutConnection(flow: Drawn): void;
  addLane(target: Drawn, location: 'top' | 'bottom'): Drawn;
  createSpace(
    moving: readonly Drawn[],
    resizing: readonly Drawn[],
    delta: Point,
    direction: string,
    start: number,
  ): void;
}
export interface CommandStack {
  registerHandler(name: string, handler: new () => { preExecute(context: { acts: () => void }): void }): void;
  execute(name: string, context: { acts: () => void }): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}
export interface Canvas {
  zoom(to?: 'fit-viewport' | number, around?: 'auto' | Point): number;
  viewbox(): { outer: { width: number; height: number } };
  viewbox(box: Point & { width: number; height: number }): void;
  scrollToElement(element: Drawn, padding?: number): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  getRootElement(): Drawn;
  getContainer(): HTMLElement;
}
export interface ElementRegistry {
  get(id: string): Drawn | undefined;
  getAll(): readonly Drawn[];
}
export interface Moddle {
  create(type: string, properties?: Record<string, unknown>): ModdleObject;
}
export interface ElementFactory {
  createShape(attributes: NewShape): Drawn;
  createParticipantShape(options?: { isExpanded: boolean }): Drawn;
}
export interface Overlays {
  add(id: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  remove(filter: { type: string }): void;
}
export interface Selection {
  get(): readonly Drawn[];
  select(element: Drawn | null): void;
}
export interface EventBus {
  on(event: string | readonly string[], listener: (event: { newSelection?: readonly Drawn[] }) => void): void;
}
export interface SpaceTool {
  calculateAdjustments(
    elements: readonly Drawn[],
    axis: 'x' | 'y',
    delta: number,
    start: number,
  ): { movingShapes: readonly Drawn[]; resizingShapes: readonly Drawn[] };
}
