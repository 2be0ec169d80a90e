import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StationList, StationView } from '@karta/contracts';
import { Dialog, IntendedAct, SelectField, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { StationsApi } from './stations-api.ts';

/** A new station, or another name or point of one. */
@Component({
  selector: 'km-station-form',
  imports: [Dialog, RouterLink, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="true"
    [heading]="station() ? 'Zmień stanowisko' : 'Dodaj stanowisko'"
    (closed)="closed.emit()"
  >
    <form class="stack stack-3" novalidate (submit)="save($event)">
      <km-text-field
        name="stanowisko-nazwa"
        label="Nazwa"
        autocomplete="off"
        hint="Po niej pracownik pozna komputer, na przykład „Stanowisko 2, parter”."
        [maxLength]="120"
        [value]="name()"
        (valueChange)="typed.set($event); error.set(null)"
        [error]="error()"
      />
      <km-select-field
        name="stanowisko-punkt"
        label="Punkt, w którym stoi"
        [choices]="choices()"
        [value]="point()"
        (valueChange)="picked.set($event)"
      />
      <p class="hint">
        Brakuje punktu? Dodasz go w słowniku
        <a routerLink="/slowniki" [queryParams]="{ co: 'pickup-points' }">Punkty odbioru</a>.
      </p>
      @if (problem(); as sentence) {
        <p class="error-text" role="alert">
          <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
        </p>
      }
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="closed.emit()">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending()">
          {{ station() ? 'Zapisz' : 'Dodaj i pokaż kod' }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class StationForm {
  readonly list = input.required<StationList>();
  /** As it was when this was opened; undefined: a new one. */
  readonly station = input<StationView>();
  /** The id of the new one; undefined where one was changed. */
  readonly done = output<string | undefined>();
  readonly closed = output();
  protected readonly choices = computed(() =>
    this.list()
      .points.filter(({ id, isClosed }) => !isClosed || id === this.station()?.pickupPointId)
      .map(({ id, name }) => ({ code: id, name })),
  );
  /** Null: as it was when this was opened; the list is read again meanwhile. */
  protected readonly typed = signal<string | null>(null);
  protected readonly picked = signal<string | null>(null);
  protected readonly name = computed(() => this.typed() ?? this.station()?.name ?? '');
  protected readonly point = computed(
    () => this.picked() ?? this.station()?.pickupPointId ?? this.choices()[0]?.code ?? '',
  );
  protected readonly error = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(StationsApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const station = { name: this.name().trim(), pickupPointId: this.point() };
    this.error.set(station.name === '' ? 'Wpisz nazwę' : null);
    if (this.error()) return document.getElementById('stanowisko-nazwa')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      this.done.emit(await this.send(station));
    } catch (failure) {
      this.intended.failed(failure);
      const { code } = toProblem(failure);
      (code === 'STATION_NAME_TAKEN' ? this.error : this.problem).set(sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }

  private async send(to: { name: string; pickupPointId: string }): Promise<string | undefined> {
    const before = this.station();
    if (!before) return (await this.api.add(to, this.intended.keyFor(to))).id;
    await this.api.change(before.id, { ...to, version: before.version });
    this.toasts.say('Zapisano stanowisko.');
    return undefined;
  }
}
