import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { checkWord } from './field-words.ts';

/** What the system checked by itself, and how it came out. */
@Component({
  selector: 'km-checks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul class="checks">
    @for (check of checks(); track check.code) {
      <li>
        <span
          class="i i-{{ check.passed ? 'verified tone-success' : 'warning tone-warning' }}"
          aria-hidden="true"
        ></span
        ><span>{{ checkWord(check) }}</span>
      </li>
    } @empty {
      <li class="muted">Ta sprawa nie ma automatycznych sprawdzeń.</li>
    }
  </ul>`,
})
export class CheckList {
  readonly checks = input.required<readonly { code: string; passed: boolean }[]>();
  protected readonly checkWord = checkWord;
}
