import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Where an application stands among its four steps. */
@Component({
  selector: 'km-application-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ol class="steps" [attr.aria-label]="progress()">
    @for (word of words; track word; let index = $index) {
      <li
        [class.is-done]="index + 1 < step() || finished()"
        [class.is-now]="index + 1 === step() && !finished()"
        [attr.aria-current]="index + 1 === step() ? 'step' : null"
      >
        {{ word }}
      </li>
    }
  </ol>`,
})
export class ApplicationSteps {
  readonly step = input.required<number>();
  readonly finished = input(false);
  protected readonly progress = computed(
    () => $localize`:@@step.progress:Postęp wniosku, krok ${this.step()}:step: z 4`,
  );
  protected readonly words = [
    $localize`:@@step.filed:Złożony`,
    $localize`:@@step.checked:Sprawdzamy`,
    $localize`:@@step.made:Produkcja`,
    $localize`:@@step.collected:Odbiór`,
  ];
}
