import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { ApplicationDocument } from '@karta/contracts';
import { fileSize } from '@karta/web-shared';

/** A picture with zoom and rotation; a PDF only to download: it is never rendered inside the application (docs/facts/security.md). */
@Component({
  selector: 'km-document-viewer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (document(); as shown) {
      @if (isPicture()) {
        <div class="doc__tools">
          <button
            type="button"
            class="btn btn--sm btn--icon btn--text"
            aria-label="Pomniejsz"
            (click)="zoom.set(step(-25))"
          >
            <span class="i i-zoom_out" aria-hidden="true"></span>
          </button>
          <span class="small num" role="status">{{ zoom() }}%</span>
          <button
            type="button"
            class="btn btn--sm btn--icon btn--text"
            aria-label="Powiększ"
            (click)="zoom.set(step(25))"
          >
            <span class="i i-zoom_in" aria-hidden="true"></span>
          </button>
          <button
            type="button"
            class="btn btn--sm btn--icon btn--text"
            aria-label="Obróć"
            (click)="turn.set((turn() + 90) % 360)"
          >
            <span class="i i-rotate_right" aria-hidden="true"></span>
          </button>
          <button
            type="button"
            class="btn btn--sm btn--icon btn--text"
            aria-label="Na cały ekran"
            (click)="page.requestFullscreen()"
          >
            <span class="i i-open_in_full" aria-hidden="true"></span>
          </button>
        </div>
        <div #page class="doc" tabindex="0" role="region" [attr.aria-label]="'Dokument ' + shown.name">
          <img
            class="evidence"
            src="/api/operator/files/{{ shown.fileId }}"
            [alt]="'Dokument: ' + shown.name"
            [style.width.%]="zoom()"
            [style.rotate]="turn() + 'deg'"
          />
        </div>
      } @else {
        <div class="doc doc--file">
          <span class="i i-xl i-picture_as_pdf tone-primary" aria-hidden="true"></span>
          <b class="prewrap">{{ shown.name }}</b>
          <span class="small muted">{{ size() }}</span>
          <a class="btn btn--secondary" href="/api/operator/files/{{ shown.fileId }}" download
            ><span class="i i-download" aria-hidden="true"></span>Pobierz i obejrzyj</a
          >
        </div>
      }
    } @else {
      <div class="doc doc--file muted">Wniosek nie ma dokumentów.</div>
    }`,
})
export class DocumentViewer {
  readonly document = input.required<ApplicationDocument | null>();
  private readonly fileId = computed(() => this.document()?.fileId);
  protected readonly zoom = linkedSignal<string | undefined, number>({ source: this.fileId, computation: () => 100 });
  protected readonly turn = linkedSignal<string | undefined, number>({ source: this.fileId, computation: () => 0 });
  protected readonly isPicture = computed(() => this.document()?.mediaType.startsWith('image/') ?? false);
  protected readonly size = computed(() => fileSize(this.document()?.size ?? 0));

  protected step(change: number): number {
    return Math.min(300, Math.max(50, this.zoom() + change));
  }
}
