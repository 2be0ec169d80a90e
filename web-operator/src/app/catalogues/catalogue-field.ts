import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { CatalogueList } from '@karta/contracts';
import type { CatalogueFieldKind, CatalogueValue } from '@karta/domain';
import { TextArea, TextField } from '@karta/web-shared';
import { toggled } from '../access/role-draft.ts';
import type { FieldWords } from './catalogue-words.ts';
import { instantOf, localTime } from './shown-value.ts';

/** One value of a row, drawn by its kind. */
@Component({
  selector: 'km-catalogue-field',
  imports: [NgTemplateOutlet, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './catalogue-field.html',
})
export class CatalogueField {
  readonly name = input.required<string>();
  readonly kind = input.required<CatalogueFieldKind>();
  readonly words = input.required<FieldWords>();
  readonly value = input.required<CatalogueValue | undefined>();
  readonly error = input.required<string | null>();
  readonly choices = input.required<CatalogueList['choices']>();
  readonly typed = output<CatalogueValue>();
  protected readonly text = computed(() => {
    const value = this.value();
    if (Array.isArray(value)) return value.join('\n');
    return this.kind().kind === 'instant' && typeof value === 'string' ? localTime(value) : String(value ?? '');
  });
  protected readonly most = computed(() => {
    const kind = this.kind();
    return kind.kind === 'text' || kind.kind === 'long-text' ? kind.most : null;
  });
  protected readonly isOptional = computed(() => 'isOptional' in this.kind());
  /** What may be chosen: rows of another catalogue, closed ones only where the value is one of them. */
  protected readonly options = computed(() => {
    const kind = this.kind();
    if (kind.kind === 'row') {
      const rows = this.choices()[kind.of] ?? [];
      return rows
        .filter(({ key, isClosed }) => !isClosed || key === this.value())
        .map(({ key, name }) => ({ key, name }));
    }
    if (kind.kind !== 'choice' && kind.kind !== 'choices') return [];
    return kind.of.map((key) => ({ key, name: this.words().choices?.[key] ?? key }));
  });

  protected isChosen(key: string): boolean {
    const value = this.value();
    return Array.isArray(value) && value.includes(key);
  }
  protected choose(key: string, isIn: boolean): void {
    const value = this.value();
    this.typed.emit(toggled(Array.isArray(value) ? value : [], key, isIn));
  }
  protected write(text: string): void {
    const { kind } = this.kind();
    if (kind === 'number') this.typed.emit(/^\d+$/.test(text.trim()) ? Number(text) : text);
    else if (kind === 'lines') this.typed.emit(text.split('\n'));
    else if (kind === 'instant') this.typed.emit(instantOf(text));
    else this.typed.emit(kind === 'date' && text === '' ? null : text);
  }
}
