import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  signal,
  viewChild,
  type ElementRef,
  type OnDestroy,
} from '@angular/core';
import type Viewer from 'bpmn-js/lib/NavigatedViewer';
import type { CaseIncident, CaseStep } from '@karta/contracts';
import { stepName } from './step-words.ts';
import { diagramMarks, type DiagramMark } from './diagram-marks.ts';
import { openViewer, type DiagramCanvas, type DiagramElements, type DiagramOverlays } from './diagram-viewer.ts';

/** Below this scale the words on the diagram are too small to read. */
const READABLE = 0.7;
const TOKEN_SCALE = 0.9;

/** The diagram exactly as deployed, with the path taken, tokens and incidents upon it. */
@Component({
  selector: 'km-case-diagram',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="dia" aria-label="Diagram">
    <div #place id="diagram" class="dia__canvas" role="group" tabindex="0" [attr.aria-label]="label()"></div>
    @if (failure()) {
      <p class="note note--error" role="alert">
        <span class="i i-error" aria-hidden="true"></span
        ><span>Diagramu nie da się narysować. Kroki są na liście pod spodem.</span>
      </p>
    }
    <div class="dfoot">
      <div class="row">
        <button type="button" class="btn btn--sm btn--icon btn--secondary" aria-label="Powiększ" (click)="zoomBy(1.25)">
          <span class="i i-add" aria-hidden="true"></span>
        </button>
        <button type="button" class="btn btn--sm btn--icon btn--secondary" aria-label="Pomniejsz" (click)="zoomBy(0.8)">
          <span class="i i-remove" aria-hidden="true"></span>
        </button>
        <button type="button" class="btn btn--sm btn--icon btn--secondary" aria-label="Dopasuj" (click)="fit()">
          <span class="i i-fit_screen" aria-hidden="true"></span>
        </button>
        @if (tokens().length > 0) {
          <button type="button" class="btn btn--sm btn--secondary" (click)="showToken()">
            <span class="i i-zoom_in" aria-hidden="true"></span>Gdzie stoi sprawa
          </button>
        }
      </div>
      <div class="leg small">
        @if (marked()) {
          <span><i class="k k--done"></i>zmiana</span>
          @if (tokens().length > 0) {
            <span><i class="k k--token"></i>token</span>
          }
        } @else {
          <span><i class="k k--done"></i>przebyte</span><span><i class="k k--token"></i>token</span
          ><span><i class="k k--incident"></i>incydent</span><span><i class="k"></i>przed nami</span>
        }
      </div>
    </div>
  </section>`,
})
export class CaseDiagram implements OnDestroy {
  readonly name = input.required<string>();
  readonly xml = input.required<string>();
  readonly steps = input.required<readonly CaseStep[]>();
  readonly tokens = input.required<readonly string[]>();
  readonly takenFlows = input.required<readonly string[]>();
  readonly incidents = input.required<readonly CaseIncident[]>();
  /** What a change is about, instead of a path that was taken. */
  readonly marked = input<readonly string[] | null>(null);
  protected readonly failure = signal(false);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly viewer = signal<Viewer | null>(null);
  private readonly drawn = signal(0);
  private marks: readonly DiagramMark[] = [];
  protected readonly label = computed(() => {
    const names = new Map(this.steps().map((step) => [step.elementId, stepName(step)]));
    if (this.marked()) return `Diagram procesu ${this.name()} z zaznaczoną zmianą. To samo jest opisane obok.`;
    const at = this.tokens().map((id) => names.get(id) ?? id);
    const stuck = this.incidents().some((incident) => incident.state === 'open') ? ' Krok ma incydent.' : '';
    return `Diagram procesu ${this.name()}. ${at.length > 0 ? `Token stoi na: ${at.join(', ')}.` : 'Sprawa zakończona.'}${stuck} Pełna lista kroków jest pod diagramem.`;
  });

  constructor() {
    effect(() => void this.draw(this.place().nativeElement, this.xml()));
    effect(() => {
      const viewer = this.viewer();
      this.drawn();
      const changed = (this.marked() ?? []).map((id) => ({ id, marker: 'km-done' as const }));
      const path = diagramMarks(this.steps(), this.tokens(), this.takenFlows(), this.incidents());
      if (viewer) this.mark(viewer, [...changed, ...path]);
    });
  }

  ngOnDestroy(): void {
    this.viewer()?.destroy();
  }

  protected zoomBy(factor: number): void {
    const canvas = this.viewer()?.get<DiagramCanvas>('canvas');
    canvas?.zoom(canvas.zoom() * factor, 'auto');
  }

  protected fit(): void {
    this.viewer()?.get<DiagramCanvas>('canvas').zoom('fit-viewport', 'auto');
  }

  /** The whole diagram where its words can be read; a large one opens where the case stands. */
  private open(): void {
    this.fit();
    const zoom = this.viewer()?.get<DiagramCanvas>('canvas').zoom() ?? 1;
    if (zoom < READABLE && this.tokens().length > 0) this.showToken();
  }

  /** In a size that reads well, with the token in the middle. */
  protected showToken(): void {
    const viewer = this.viewer();
    const token = this.tokens()[0];
    const element = token ? viewer?.get<DiagramElements>('elementRegistry').get(token) : undefined;
    if (!viewer || !element) return;
    const { x = 0, y = 0, width = 0, height = 0 } = element;
    const canvas = viewer.get<DiagramCanvas>('canvas');
    const { outer } = canvas.viewbox();
    const view = { width: outer.width / TOKEN_SCALE, height: outer.height / TOKEN_SCALE };
    canvas.viewbox({ x: x + width / 2 - view.width / 2, y: y + height / 2 - view.height / 2, ...view });
  }

  private lastXml = '';

  private async draw(place: HTMLElement, xml: string): Promise<void> {
    if (xml === this.lastXml) return;
    this.lastXml = xml;
    const viewer = this.viewer() ?? (await openViewer(place));
    this.viewer.set(viewer);
    try {
      await viewer.importXML(xml);
      this.open();
      this.marks = [];
      this.drawn.update((count) => count + 1);
      this.failure.set(false);
    } catch {
      this.failure.set(true);
    }
  }

  private mark(viewer: Viewer, marks: readonly DiagramMark[]): void {
    const canvas = viewer.get<DiagramCanvas>('canvas');
    const overlays = viewer.get<DiagramOverlays>('overlays');
    const elements = viewer.get<DiagramElements>('elementRegistry');
    for (const { id, marker } of this.marks) if (elements.get(id)) canvas.removeMarker(id, marker);
    overlays.clear();
    this.marks = marks
      .filter(({ id }) => elements.get(id) !== undefined)
      // An open sub-process is a frame around its steps: only its edge is coloured.
      .map((mark) =>
        (elements.get(mark.id)?.children?.length ?? 0) > 0 ? { ...mark, marker: 'km-frame' as const } : mark,
      );
    for (const { id, marker } of this.marks) {
      canvas.addMarker(id, marker);
      const element = elements.get(id);
      if (!element || element.waypoints) continue;
      if (marker === 'km-token') overlays.add(id, { position: { bottom: 12, left: -12 }, html: badge('dia__token') });
      if (marker === 'km-incident')
        overlays.add(id, { position: { top: -12, right: 12 }, html: badge('dia__incident') });
      if (marker === 'km-done' && (element.width ?? 0) > 60)
        overlays.add(id, { position: { top: -8, right: 10 }, html: badge('dia__done') });
    }
  }
}

function badge(className: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  return element;
}
