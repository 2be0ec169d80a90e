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
import type { ProcessPicture } from '@karta/contracts';
import { openViewer, type DiagramCanvas, type DiagramElements, type DiagramOverlays } from './diagram-viewer.ts';
import { heatWords, paceWords, warmths, type Heat } from './heat-marks.ts';
import { stepName } from './step-words.ts';

const MARKERS = ['km-heat-1', 'km-heat-2', 'km-heat-3', 'km-incident'] as const;

/** A version of a process with how many cases stand at each step, how long they took, and where they are stuck. */
@Component({
  selector: 'km-heat-diagram',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div
      #place
      id="diagram"
      class="dia__canvas heat__canvas"
      role="group"
      tabindex="0"
      [attr.aria-label]="label()"
    ></div>
    @if (failure()) {
      <p class="note note--error" role="alert">
        <span class="i i-error" aria-hidden="true"></span
        ><span>Diagramu nie da się narysować. Kroki są na liście pod spodem.</span>
      </p>
    }`,
})
export class HeatDiagram implements OnDestroy {
  readonly picture = input.required<ProcessPicture>();
  readonly heat = input.required<Heat>();
  protected readonly failure = signal(false);
  protected readonly label = computed(() => {
    const { name, version, steps } = this.picture();
    const words = heatWords(steps, (step) => stepName({ ...step, type: step.kind }));
    return `Obciążenie procesu ${name}, wersja ${version}.${words} To samo jest na liście pod diagramem.`;
  });
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly xml = computed(() => this.picture().xml);
  private readonly viewer = signal<Viewer | null>(null);
  private readonly drawn = signal(0);
  private isOpening: Promise<Viewer> | null = null;

  constructor() {
    effect(() => void this.draw(this.place().nativeElement, this.xml()));
    effect(() => {
      const viewer = this.viewer();
      if (viewer && this.drawn() > 0) this.mark(viewer);
    });
  }

  ngOnDestroy(): void {
    this.viewer()?.destroy();
  }

  private async draw(place: HTMLElement, xml: string): Promise<void> {
    this.isOpening ??= openViewer(place);
    const viewer = await this.isOpening;
    try {
      await viewer.importXML(xml);
      viewer.get<DiagramCanvas>('canvas').zoom('fit-viewport', 'auto');
      this.failure.set(false);
      this.viewer.set(viewer);
      this.drawn.update((count) => count + 1);
    } catch {
      this.failure.set(true);
    }
  }

  private mark(viewer: Viewer): void {
    const canvas = viewer.get<DiagramCanvas>('canvas');
    const overlays = viewer.get<DiagramOverlays>('overlays');
    const elements = viewer.get<DiagramElements>('elementRegistry');
    const { steps } = this.picture();
    const warm = warmths(steps, this.heat());
    overlays.clear();
    for (const step of steps) {
      const element = elements.get(step.elementId);
      if (!element) continue;
      for (const marker of MARKERS) canvas.removeMarker(step.elementId, marker);
      const isFrame = (element.children?.length ?? 0) > 0;
      const warmth = warm.get(step.elementId) ?? 0;
      if (step.incidents > 0) canvas.addMarker(step.elementId, 'km-incident');
      else if (warmth > 0 && !isFrame) canvas.addMarker(step.elementId, `km-heat-${warmth}`);
      const middle = (element.width ?? 0) / 2;
      if (step.here > 0) overlays.add(step.elementId, at({ top: -12, left: middle - 14 }, 'heat__here', step.here));
      if (step.incidents > 0) overlays.add(step.elementId, at({ top: -12, right: 12 }, 'heat__stuck', step.incidents));
      // events and gateways take no time of their own
      if (step.medianSeconds !== null && (element.width ?? 0) > 60)
        overlays.add(
          step.elementId,
          at({ bottom: -4, left: middle - 50 }, 'heat__pace', paceWords(step.medianSeconds)),
        );
    }
  }
}

function at(position: Record<string, number>, className: string, words: string | number) {
  const html = document.createElement('span');
  html.className = className;
  html.textContent = String(words);
  return { position, html };
}
