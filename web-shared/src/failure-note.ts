import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';

/** A failed request in words, with a way out. */
@Component({
  selector: 'km-failure',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="note note--error" role="alert">
    <span class="i i-{{ icon() }}" aria-hidden="true"></span>
    <span>{{ sentence() }}</span>
    @if (canRetry() && !isFinal()) {
      <span
        ><button type="button" class="btn btn--secondary mt-2" (click)="retry.emit()" i18n="@@try-again">
          Spróbuj jeszcze raz
        </button></span
      >
    }
  </div>`,
})
export class FailureNote {
  readonly error = input.required<unknown>();
  readonly canRetry = input(true);
  readonly retry = output();
  private readonly problem = computed(() => toProblem(this.error()));
  protected readonly sentence = computed(() => sentenceFor(this.problem().code));
  protected readonly icon = computed(() => (this.problem().code === 'NO_CONNECTION' ? 'wifi_off' : 'error'));
  /** Asking again cannot help. */
  protected readonly isFinal = computed(() => [403, 404, 410].includes(this.problem().status));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // The button that failed may be far below: the sentence comes into view.
    afterNextRender(() => {
      if ('scrollIntoView' in host) host.scrollIntoView({ block: 'nearest' });
    });
  }
}
