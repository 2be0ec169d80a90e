import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { LocalText } from '@karta/domain';
import { TextField } from '@karta/web-shared';

const LANGUAGES = [
  ['pl', ''],
  ['en', ', po angielsku'],
  ['uk', ', po ukraińsku'],
] as const;

/** A text in the languages of the portal: Polish first, the others where somebody has written them. */
@Component({
  selector: 'km-local-text',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'local' },
  template: `@for (language of languages; track language[0]) {
    <km-text-field
      [name]="name() + '-' + language[0]"
      [label]="label() + language[1]"
      [maxLength]="300"
      [required]="isRequired() && language[0] === 'pl'"
      [value]="value()?.[language[0]] ?? ''"
      (valueChange)="write(language[0], $event)"
      [error]="language[0] === 'pl' ? error() : null"
    />
  }`,
})
export class LocalTextFields {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly value = input<LocalText | null | undefined>(null);
  readonly isRequired = input(true);
  readonly error = input<string | null>(null);
  /** Null: nothing is written in any language. */
  readonly typed = output<LocalText | null>();
  protected readonly languages = LANGUAGES;

  protected write(language: 'pl' | 'en' | 'uk', text: string): void {
    const words: Readonly<Record<string, string | undefined>> = { ...this.value(), [language]: text };
    const { pl = '', en, uk } = words;
    const others = { ...(en && { en }), ...(uk && { uk }) };
    this.typed.emit(pl === '' && !en && !uk ? null : { pl, ...others });
  }
}
