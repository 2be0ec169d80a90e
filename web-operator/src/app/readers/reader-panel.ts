import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ReaderView } from '@karta/contracts';
import { nearTime, StatusChip } from '@karta/web-shared';
import { checksWords, hoursWords, readerStatus, showsWords } from './reader-words.ts';

export type ReaderAct = 'change' | 'code' | 'pin' | 'revoke';

/** One reader as its device told last, and what an administrator may do. */
@Component({
  selector: 'km-reader',
  imports: [StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel' },
  styles: `
    :host {
      display: block;
    }
    h2 {
      font: var(--mat-sys-title-medium);
    }
    .facts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 8px 12px;
    }
    .facts .whole {
      grid-column: 1 / -1;
    }
  `,
  template: `@let is = reader();
    <div class="row row--wrap">
      <h2 class="grow">{{ is.name }}</h2>
      <km-status [status]="status()" [small]="true" />
    </div>
    <p class="muted">{{ place() }}</p>
    @if (is.revokedAt) {
      <p class="muted mt-1">Odłączony {{ nearTime(is.revokedAt) }}. Powód jest w dzienniku.</p>
    } @else {
      @if (is.state === 'locked') {
        <p class="note note--warning mt-2">
          <span class="i i-lock" aria-hidden="true"></span
          ><span>Pięć razy wpisano zły PIN. Odblokuje go nowy PIN.</span>
        </p>
      }
      <dl class="kv facts mt-2">
        <div>
          <dt>Dziś sprawdzono</dt>
          <dd>{{ checks() }}</dd>
        </div>
        <div>
          <dt>Ostatni kontakt</dt>
          <dd>{{ is.lastSeenAt ? nearTime(is.lastSeenAt) : 'jeszcze nie było' }}</dd>
        </div>
        <div class="whole">
          <dt>Kontroler widzi</dt>
          <dd>{{ shows() }}</dd>
        </div>
        <div>
          <dt>Bez sieci</dt>
          <dd>{{ hours() }}</dd>
        </div>
        <div>
          <dt>PIN zmiany</dt>
          <dd>{{ is.hasPin ? 'ustawiony' : 'nie pyta o PIN' }}</dd>
        </div>
        @if (is.appVersion) {
          <div>
            <dt>Aplikacja</dt>
            <dd>wersja {{ is.appVersion }}</dd>
          </div>
        }
      </dl>
    }
    @if (is.codeUntil) {
      <p class="small muted mt-1">Kod czeka na użycie do {{ nearTime(is.codeUntil) }}.</p>
    }
    <div class="row row--wrap mt-3">
      @for (button of buttons(); track button.act) {
        <button
          type="button"
          class="btn btn--sm btn--{{ button.look }}"
          [attr.aria-label]="button.word + ': ' + is.name"
          (click)="act.emit(button.act)"
        >
          {{ button.word }}…
        </button>
      }
    </div>`,
})
export class ReaderPanel {
  readonly reader = input.required<ReaderView>();
  readonly place = input.required<string>();
  readonly act = output<ReaderAct>();
  protected readonly nearTime = nearTime;
  protected readonly status = computed(() => readerStatus(this.reader()));
  protected readonly checks = computed(() => checksWords(this.reader().checksToday));
  protected readonly shows = computed(() => showsWords(this.reader().shows));
  protected readonly hours = computed(() => hoursWords(this.reader().offlineHours));
  protected readonly buttons = computed((): { act: ReaderAct; word: string; look: string }[] => {
    const { state } = this.reader();
    return [
      { act: 'change', word: 'Zmień', look: 'secondary' },
      { act: 'code', word: 'Kod', look: state === 'new' ? 'primary' : 'secondary' },
      ...(state === 'revoked'
        ? []
        : ([
            { act: 'pin', word: 'PIN', look: state === 'locked' ? 'primary' : 'secondary' },
            { act: 'revoke', word: 'Odłącz', look: 'text' },
          ] as const)),
    ];
  });
}
