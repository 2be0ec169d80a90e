import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { syntaxErrorIn } from '@karta/bpmn/compile';

/** An expression, checked by the parser that runs it, with the names that the case knows. */
@Component({
  selector: 'km-feel-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field', '[class.field--error]': 'error() !== null' },
  template: `
    <label class="label" [for]="name()">{{ label() }}</label>
    @if (hint(); as words) {
      <span class="hint" [id]="name() + '-hint'">{{ words }}</span>
    }
    @if (error(); as sentence) {
      <span class="error-text" [id]="name() + '-error'"
        ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
      >
    }
    <textarea
      #box
      class="input mono"
      [rows]="isMixed() ? 1 : 2"
      spellcheck="false"
      autocomplete="off"
      [id]="name()"
      [value]="value()"
      [attr.aria-invalid]="error() === null ? null : 'true'"
      [attr.aria-describedby]="described()"
      (input)="typed.set(box.value)"
      (change)="changed.emit(box.value)"
      (focus)="typed.set(box.value)"
    ></textarea>
    @if (offered().length > 0) {
      <div class="md-names" role="group" [attr.aria-label]="'Nazwy do wstawienia: ' + label()">
        @for (each of offered(); track each) {
          <button type="button" class="chip chip--outline chip--sm mono" (click)="insert(each)">{{ each }}</button>
        }
      </div>
    }
  `,
})
export class FeelField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly hint = input<string>();
  /** Names that the case knows. */
  readonly names = input<readonly string[]>([]);
  /** A value without `=` is no expression. */
  readonly isMixed = input(false);
  readonly changed = output<string>();
  protected readonly typed = signal<string | null>(null);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly error = computed(() => {
    const text = (this.typed() ?? this.value()).trim();
    if (text === '' || (this.isMixed() && !text.startsWith('='))) return null;
    const wrong = syntaxErrorIn(text.replace(/^=/, ''));
    return wrong === undefined ? null : `Tego wyrażenia nie da się obliczyć: ${wrong}`;
  });
  protected readonly described = computed(() => {
    const parts = [this.hint() ? `${this.name()}-hint` : '', this.error() ? `${this.name()}-error` : ''];
    return parts.filter((each) => each !== '').join(' ') || null;
  });
  /** Those that begin like the word under the hand; all where there is none. */
  protected readonly offered = computed(() => {
    const text = this.typed();
    if (text === null) return [];
    const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(text)?.[0] ?? '';
    return this.names()
      .filter((each) => each !== word && each.startsWith(word))
      .slice(0, 8);
  });

  protected insert(name: string): void {
    const { nativeElement: box } = this.box();
    const before = box.value.slice(0, box.selectionStart).replace(/[\p{L}_][\p{L}\p{N}_]*$/u, '');
    const text = before + name + box.value.slice(box.selectionEnd);
    box.value = text;
    box.focus();
    box.setSelectionRange(before.length + name.length, before.length + name.length);
    this.typed.set(text);
    this.changed.emit(text);
  }
}
