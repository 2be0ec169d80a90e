import { ChangeDetectionStrategy, Component, effect, input, viewChild, type ElementRef } from '@angular/core';
import { pluralForm } from './polish-plural.ts';

/** One place to correct: the id of its control and the sentence that says what to do. */
export interface Mistake {
  readonly anchor: string;
  readonly sentence: string;
}

/** Everything to correct before the form can go, above it; takes the focus each time it is shown anew. */
@Component({
  selector: 'km-error-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (mistakes().length > 0) {
    <div #box class="summary" role="alert" tabindex="-1" aria-labelledby="error-summary-heading">
      <h2 id="error-summary-heading">{{ heading() }}</h2>
      <ol>
        @for (mistake of mistakes(); track mistake.anchor) {
          <li>
            <a href="#{{ mistake.anchor }}" (click)="goTo($event, mistake.anchor)">{{ mistake.sentence }}</a>
          </li>
        }
      </ol>
    </div>
  }`,
})
export class ErrorSummary {
  readonly mistakes = input.required<readonly Mistake[]>();
  /** What the corrections are for: „żeby wysłać wniosek”. */
  readonly purpose = input($localize`:@@summary.purpose:żeby przejść dalej`);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');

  constructor() {
    effect(() => {
      if (this.mistakes().length > 0) this.box()?.nativeElement.focus();
    });
  }

  protected heading(): string {
    const count = this.mistakes().length;
    const places = pluralForm(
      count,
      $localize`:@@summary.one:Popraw ${count}:count: miejsce`,
      $localize`:@@summary.few:Popraw ${count}:count: miejsca`,
      $localize`:@@summary.many:Popraw ${count}:count: miejsc`,
    );
    return `${places}, ${this.purpose()}`;
  }

  /** Anchors of the page's own base would leave it; move the focus instead. */
  protected goTo(event: Event, anchor: string): void {
    event.preventDefault();
    const target = document.getElementById(anchor);
    const control = target?.matches('input,select,textarea,button')
      ? target
      : target?.querySelector<HTMLElement>('input,select,textarea,button');
    (control ?? target)?.focus();
    target?.scrollIntoView({ block: 'center' });
  }
}
