import type Viewer from 'bpmn-js/lib/NavigatedViewer';

export interface DiagramCanvas {
  zoom(to: 'fit-viewport' | number, around?: 'auto' | { x: number; y: number }): number;
  zoom(): number;
  viewbox(): { outer: { width: number; height: number } };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}
export interface DiagramOverlays {
  add(id: string, overlay: { position: Record<string, number>; html: HTMLElement }): void;
  clear(): void;
}
export interface DiagramElements {
  get(
    id: string,
  ):
    | { waypoints?: unknown; x?: number; y?: number; width?: number; height?: number; children?: readonly unknown[] }
    | undefined;
}

/** A viewer in the colours and type of the house, loaded when it is first needed. */
export async function openViewer(container: HTMLElement): Promise<Viewer> {
  const { default: NavigatedViewer } = await import('bpmn-js/lib/NavigatedViewer');
  return new NavigatedViewer({
    container,
    bpmnRenderer: {
      defaultFillColor: 'var(--mat-sys-surface-container-lowest)',
      defaultStrokeColor: 'var(--mat-sys-outline)',
      defaultLabelColor: 'var(--mat-sys-on-surface)',
    },
    textRenderer: {
      // Quoted: the canvas that measures the words reads it as CSS, where a name may not begin with a digit.
      defaultStyle: { fontFamily: "'Source Sans 3', sans-serif", fontWeight: '600' },
      // The diagrams leave room for labels of this size; larger ones break within a word.
      externalStyle: { fontSize: '11px' },
    },
  });
}
