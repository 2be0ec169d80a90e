import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource, signal } from '@angular/core';
import type { StationView } from '@karta/contracts';
import { Dialog, FailureNote, nearTime, Skeleton } from '@karta/web-shared';
import { enrolmentLine } from './station-words.ts';
import { StationsApi } from './stations-api.ts';

/** A new code with the line that is typed at the workstation; shown this once. */
@Component({
  selector: 'km-station-code',
  imports: [Dialog, FailureNote, Skeleton],
  styles: `
    .station-line {
      margin-top: 8px;
      padding: 10px 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 8px;
      background: var(--mat-sys-surface-container);
      font: 500 0.9375rem/1.5 var(--km-font-mono, monospace);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      user-select: all;
      font-variant-ligatures: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="true" [heading]="'Połącz: ' + station().name" (closed)="closed.emit()">
    @if (given.hasValue()) {
      <p>Na komputerze stanowiska, na którym jest pakiet karta-station, wpisz:</p>
      <pre class="station-line" tabindex="0" aria-label="Polecenie dla stanowiska">{{ line() }}</pre>
      <div class="row row--wrap mt-1">
        <button type="button" class="btn btn--sm btn--secondary" (click)="copy()">
          <span class="i i-content_copy" aria-hidden="true"></span>Kopiuj polecenie
        </button>
        <span role="status" class="small muted">{{ copied() }}</span>
      </div>
      <p class="mt-3">
        Kod <b class="mono">{{ given.value().code }}</b> działa raz. Traci ważność
        {{ nearTime(given.value().until) }} i&nbsp;drugi raz go nie pokażemy.
      </p>
      <p class="hint mt-1">
        Drukarkę, czytnik i&nbsp;skaner wpisuje się wcześniej w&nbsp;pliku /etc/karta-station.conf. Bez pakietu zamiast
        „sudo karta-station” wpisz w&nbsp;folderze programu „npm run station --”.
        @if (station().state === 'enrolled') {
          Obecny program pracuje, dopóki ktoś nie użyje tego kodu.
        }
      </p>
      <p class="mt-3" role="status">
        @if (station().state === 'enrolled' && station().codeUntil === null) {
          <span class="i i-check_circle tone-success" aria-hidden="true"></span> Stanowisko połączone.
        } @else {
          <span class="i i-hourglass_bottom" aria-hidden="true"></span> Czekamy na stanowisko…
        }
      </p>
    } @else if (given.error()) {
      <km-failure [error]="given.error()" (retry)="given.reload()" />
    } @else {
      <km-skeleton [lines]="3" />
    }
    <div class="actions">
      <button type="button" class="btn btn--primary" (click)="closed.emit()">Zamknij</button>
    </div>
  </km-dialog>`,
})
export class StationCodeDialog {
  readonly station = input.required<StationView>();
  readonly serverUrl = input.required<string>();
  readonly closed = output();
  private readonly api = inject(StationsApi);
  private readonly id = computed(() => this.station().id);
  protected readonly given = resource({ params: () => this.id(), loader: ({ params }) => this.api.newCode(params) });
  protected readonly line = computed(() =>
    this.given.hasValue() ? enrolmentLine(this.serverUrl(), this.given.value().code) : '',
  );
  protected readonly copied = signal('');
  protected readonly nearTime = nearTime;

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.line());
      this.copied.set('Skopiowano.');
    } catch {
      // without https the browser gives no clipboard
      this.copied.set('Zaznacz polecenie i skopiuj je ręcznie.');
    }
  }
}
