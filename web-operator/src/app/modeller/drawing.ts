import { computed, Injectable, signal, type OnDestroy } from '@angular/core';
import type Modeler from 'bpmn-js/lib/Modeler';
import type { Drawn } from './bpmn-js-parts.ts';
import { createModeler } from './create-modeler.ts';
import { middleOf, partsOf, type Parts } from './parts.ts';
import { shapeOf, STEP_KINDS } from './step-kinds.ts';
import { addAfter, flowsFrom } from './step-acts.ts';

/** Below this scale the words on the diagram are too small to read; a step is shown at the other. */
const READABLE = 0.6;
const SHOWN = 0.85;

const startOf = ({ registry }: Parts): Drawn | undefined =>
  registry.getAll().find(({ type, labelTarget }) => type === 'bpmn:StartEvent' && !labelTarget);

/** The diagram under the hand: one modeler, what is chosen in it, and a count that grows with every change. */
@Injectable()
export class Drawing implements OnDestroy {
  private modeler: Modeler | undefined;
  readonly parts = signal<Parts | null>(null);
  /** Grows with each act, undone or not. */
  readonly changes = signal(0);
  /** Grows with each file that is drawn. */
  readonly imports = signal(0);
  readonly selectedId = signal<string | null>(null);
  readonly selected = computed<Drawn | null>(() => {
    this.changes();
    this.imports();
    const id = this.selectedId();
    return (id === null ? undefined : this.parts()?.registry.get(id)) ?? null;
  });
  readonly canUndo = computed(() => (this.changes(), this.imports(), this.parts()?.stack.canUndo() ?? false));
  readonly canRedo = computed(() => (this.changes(), this.imports(), this.parts()?.stack.canRedo() ?? false));
  /** Every step and flow, as they are now. */
  readonly elements = computed<readonly Drawn[]>(() => {
    this.changes();
    this.imports();
    return this.parts()?.registry.getAll() ?? [];
  });

  ngOnDestroy(): void {
    this.modeler?.destroy();
  }

  /** Draws a file. @throws where bpmn-js cannot read it */
  async draw(place: HTMLElement, xml: string): Promise<void> {
    this.modeler ??= await createModeler(place);
    const parts = partsOf(this.modeler);
    if (!this.parts()) this.listen(parts);
    await this.modeler.importXML(xml);
    place.querySelector('svg')?.setAttribute('aria-label', 'Płótno diagramu; to samo zrobisz na liście kroków');
    this.parts.set(parts);
    this.selectedId.set(null);
    this.imports.update((count) => count + 1);
    this.fit();
    if (parts.canvas.zoom() < READABLE) this.lookAt(parts, startOf(parts));
  }

  /** The file as it would be published. */
  async xml(): Promise<string> {
    const { xml = '' } = (await this.modeler?.saveXML({ format: true })) ?? {};
    return xml;
  }

  select(id: string | null, show = false): void {
    const parts = this.parts();
    const element = id === null ? undefined : parts?.registry.get(id);
    parts?.selection.select(element ?? null);
    this.selectedId.set(element?.id ?? null);
    if (!parts || !element || !show) return;
    if (parts.canvas.zoom() < READABLE) this.lookAt(parts, element);
    else parts.canvas.scrollToElement(element, 80);
  }

  /** A step in a size whose words can be read, with what stands around it. */
  private lookAt({ canvas }: Parts, element: Drawn | undefined): void {
    if (!element) return;
    const { outer } = canvas.viewbox();
    const { x, y } = element.waypoints?.[0] ?? middleOf(element);
    const [width, height] = [outer.width / SHOWN, outer.height / SHOWN];
    canvas.viewbox({ x: x - width / 3, y: y - height / 2, width, height });
  }

  undo(): void {
    this.parts()?.stack.undo();
  }
  redo(): void {
    this.parts()?.stack.redo();
  }
  fit(): void {
    this.parts()?.canvas.zoom('fit-viewport', 'auto');
  }
  zoomBy(factor: number): void {
    const canvas = this.parts()?.canvas;
    canvas?.zoom(canvas.zoom() * factor, 'auto');
  }

  /** An element of the palette: with a mouse it hangs at the pointer, by keyboard it stands behind what is chosen. */
  take(key: string, event: MouseEvent | DragEvent): void {
    const parts = this.parts();
    const kind = STEP_KINDS.find((each) => each.key === key);
    if (!parts || !kind) return;
    if (event.type === 'dragstart' || event.detail > 0)
      return parts.create.start(event, parts.factory.createShape(shapeOf(kind)));
    const source = this.selected() ?? undefined;
    if (source && source.waypoints === undefined) {
      const flows = flowsFrom(source);
      const added = addAfter(parts, source, kind, flows.length === 1 ? flows[0] : undefined);
      if (added) this.select(added.id, true);
    }
  }

  private listen(parts: Parts): void {
    parts.events.on('commandStack.changed', () => this.changes.update((count) => count + 1));
    parts.events.on('selection.changed', ({ newSelection = [] }) => {
      const [only, ...others] = newSelection;
      this.selectedId.set(only && others.length === 0 ? (only.labelTarget ?? only).id : null);
    });
  }
}
