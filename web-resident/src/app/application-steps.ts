import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Where an application stands among its four steps. */
@Component({
  selector: 'km-application-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ol class="steps" [attr.aria-label]="'Postęp wniosku, krok ' + step() + ' z 4'">
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
  protected readonly words = ['Złożony', 'Sprawdzamy', 'Produkcja', 'Odbiór'];
}
