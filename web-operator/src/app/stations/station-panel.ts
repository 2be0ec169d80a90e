import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { StationView } from '@karta/contracts';
import { nearTime, StatusChip } from '@karta/web-shared';
import { printerReasons, printerWord, scannerWord } from '../device-words.ts';
import { stationStatus } from './station-words.ts';

export type StationAct = 'change' | 'code' | 'calibrate' | 'revoke';

/** One station as its agent told it last, and what an administrator may do. */
@Component({
  selector: 'km-station',
  imports: [StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel' },
  styles: `
    :host {
      display: block;
    }
    .facts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 8px 12px;
    }
  `,
  template: `@let is = station();
    <div class="row row--wrap">
      <h3 class="grow">{{ is.name }}</h3>
      <km-status [status]="status()" [small]="true" />
    </div>
    @if (is.state === 'enrolled' && !is.lastSeenAt) {
      <p class="muted mt-1">Połączone kodem. Program jeszcze nie powiedział, jak działają urządzenia.</p>
    } @else if (is.state === 'enrolled') {
      <dl class="kv facts mt-2" [class.muted]="!is.online">
        <div>
          <dt>Drukarka</dt>
          <dd>{{ printer() }}</dd>
        </div>
        <div>
          <dt>Czytnik</dt>
          <dd>{{ reader() }}</dd>
        </div>
        <div>
          <dt>Skaner</dt>
          <dd>{{ scannerWord(is.scannerState) }}</dd>
        </div>
        <div>
          <dt>W kolejce</dt>
          <dd>{{ is.jobs === 0 ? 'nic nie czeka' : 'zlecenia: ' + is.jobs }}</dd>
        </div>
        <div>
          <dt>Ostatni kontakt</dt>
          <dd>{{ nearTime(is.lastSeenAt ?? '') }}</dd>
        </div>
        @if (is.agentVersion) {
          <div>
            <dt>Program</dt>
            <dd>wersja {{ is.agentVersion }}</dd>
          </div>
        }
      </dl>
      @if (!is.online) {
        <p class="hint mt-2">Sprawdź, czy komputer jest włączony, ma sieć i działa na nim program stanowiska.</p>
      }
    } @else if (is.revokedAt) {
      <p class="muted mt-1">Odłączone {{ nearTime(is.revokedAt) }}. Powód jest w dzienniku.</p>
    } @else {
      <p class="muted mt-1">Program na tym komputerze jeszcze się nie połączył.</p>
    }
    @if (is.codeUntil) {
      <p class="small muted mt-1">Kod czeka na użycie do {{ nearTime(is.codeUntil) }}.</p>
    }
    <div class="row row--wrap mt-3">
      <button
        type="button"
        class="btn btn--sm btn--secondary"
        [attr.aria-label]="'Zmień: ' + is.name"
        (click)="act.emit('change')"
      >
        Zmień…
      </button>
      <button
        type="button"
        class="btn btn--sm btn--{{ is.state === 'new' ? 'primary' : 'secondary' }}"
        [attr.aria-label]="codeWord() + ': ' + is.name"
        (click)="act.emit('code')"
      >
        {{ codeWord() }}…
      </button>
      @if (is.state !== 'revoked') {
        <button
          type="button"
          class="btn btn--sm btn--secondary"
          [attr.aria-label]="'Kalibracja druku: ' + is.name"
          (click)="act.emit('calibrate')"
        >
          Kalibracja druku…
        </button>
        <button
          type="button"
          class="btn btn--sm btn--text"
          [attr.aria-label]="'Odłącz: ' + is.name"
          (click)="act.emit('revoke')"
        >
          Odłącz…
        </button>
      }
    </div>`,
})
export class StationPanel {
  readonly station = input.required<StationView>();
  readonly act = output<StationAct>();
  protected readonly nearTime = nearTime;
  protected readonly scannerWord = scannerWord;
  protected readonly status = computed(() => stationStatus(this.station()));
  protected readonly codeWord = computed(() =>
    this.station().state === 'enrolled' ? 'Połącz od nowa' : 'Pokaż nowy kod',
  );
  protected readonly printer = computed(() => {
    const { printerState, printerReasons: reasons } = this.station();
    return [printerWord(printerState), printerReasons(reasons)].filter(Boolean).join(': ');
  });
  protected readonly reader = computed(() => {
    const { readerState, cardPresent } = this.station();
    if (readerState !== 'ready') return 'czytnik nie odpowiada';
    return cardPresent ? 'blankiet leży na czytniku' : 'gotowy, bez blankietu';
  });
}
