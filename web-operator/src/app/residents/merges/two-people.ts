import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { MergePreview } from '@karta/contracts';
import { nearTime, Toasts } from '@karta/web-shared';
import { ReasonDialog } from '../../reasons/reason-dialog.ts';
import { MergesApi } from './merges-api.ts';

/** Both entries are two people, said with a reason and taken back with one. */
@Component({
  selector: 'km-two-people',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (pair().apart; as apart) {
      <div class="note note--quiet">
        <span class="i i-group" aria-hidden="true"></span>
        <span class="row row--wrap between"
          ><span>To różne osoby: {{ apart.by }}, {{ nearTime(apart.at) }}. Powód: {{ apart.reason }}</span
          ><button type="button" class="btn btn--sm btn--secondary" (click)="isUndoing.set(true)">
            Cofnij to…
          </button></span
        >
      </div>
    } @else {
      <button type="button" class="btn btn--secondary" (click)="isAsked.set(true)">To różne osoby…</button>
    }
    @if (isAsked()) {
      <km-reason
        heading="Uznać za różne osoby?"
        hint="Wpisy nie będą już podpowiadane jako podobne. Można to cofnąć."
        button="To różne osoby"
        tone="primary"
        [act]="tellApart"
        (closed)="isAsked.set(false)"
        (done)="told.emit()"
      />
    }
    @if (isUndoing()) {
      <km-reason
        heading="Czy to może być jedna osoba?"
        hint="Wpisy będą znowu podpowiadane jako podobne i będzie można je połączyć."
        button="Cofnij: to może być jedna osoba"
        tone="primary"
        [act]="takeBack"
        (closed)="isUndoing.set(false)"
        (done)="takenBack()"
      />
    }`,
})
export class TwoPeople {
  readonly pair = input.required<MergePreview>();
  readonly told = output();
  /** It may be one person after all. */
  readonly undone = output();
  protected readonly isAsked = signal(false);
  protected readonly isUndoing = signal(false);
  protected readonly nearTime = nearTime;
  private readonly api = inject(MergesApi);
  private readonly toasts = inject(Toasts);

  protected readonly tellApart = async (reason: string): Promise<void> => {
    await this.api.tellApart(this.pair().stays.id, this.pair().goes.id, reason);
    this.toasts.say('Zapisano: to różne osoby.');
  };
  protected readonly takeBack = (reason: string): Promise<unknown> =>
    this.api.undoApart(this.pair().stays.id, this.pair().goes.id, reason);

  protected takenBack(): void {
    this.isUndoing.set(false);
    this.undone.emit();
  }
}
