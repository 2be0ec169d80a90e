import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { MergePreview } from '@karta/contracts';
import { nearTime, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { ReasonDialog } from '../../reasons/reason-dialog.ts';
import { MergesApi } from './merges-api.ts';

/** Both entries are two people, said with a reason and taken back. */
@Component({
  selector: 'km-two-people',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (pair().apart; as apart) {
      <div class="note note--quiet">
        <span class="i i-group" aria-hidden="true"></span>
        <span class="row row--wrap between"
          ><span>To różne osoby: {{ apart.by }}, {{ nearTime(apart.at) }}. Powód: {{ apart.reason }}</span
          ><button type="button" class="btn btn--sm btn--secondary" (click)="takeBack()">Cofnij to</button></span
        >
      </div>
      @if (error(); as sentence) {
        <p class="error-text" role="alert">
          <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
        </p>
      }
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
    }`,
})
export class TwoPeople {
  readonly pair = input.required<MergePreview>();
  readonly told = output();
  /** It may be one person after all. */
  readonly undone = output();
  protected readonly isAsked = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly nearTime = nearTime;
  private readonly api = inject(MergesApi);
  private readonly toasts = inject(Toasts);

  protected readonly tellApart = async (reason: string): Promise<void> => {
    await this.api.tellApart(this.pair().stays.id, this.pair().goes.id, reason);
    this.toasts.say('Zapisano: to różne osoby.');
  };

  protected async takeBack(): Promise<void> {
    this.error.set(null);
    try {
      await this.api.undoApart(this.pair().stays.id, this.pair().goes.id);
      this.undone.emit();
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    }
  }
}
