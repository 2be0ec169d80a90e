import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { ANSWER_KINDS, type AnswerKind, type FormPart, type LocalText, type Question } from '@karta/domain';
import { SelectField, TextField } from '@karta/web-shared';
import { ConditionEditor } from './condition-editor.ts';
import { freeName } from './form-draft.ts';
import { LocalTextFields } from './local-text.ts';
import { ANSWER_WORDS, type ReadableAnswer } from './part-words.ts';

type Limit = 'longest' | 'least' | 'most';

/** What a part asks, in which words, when it is shown and whether it may stay empty. */
@Component({
  selector: 'km-part-editor',
  imports: [ConditionEditor, LocalTextFields, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './part-editor.html',
})
export class PartEditor {
  readonly name = input.required<string>();
  readonly part = input.required<FormPart>();
  readonly answers = input.required<readonly ReadableAnswer[]>();
  /** Code → sentence, of what is wrong with this part. */
  readonly problems = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<FormPart>();
  protected readonly kinds = ANSWER_KINDS.map((code) => ({ code, name: ANSWER_WORDS[code] }));
  protected readonly question = computed(() => {
    const part = this.part();
    return part.kind === 'question' ? part : null;
  });
  protected readonly own = computed(() => {
    const part = this.part();
    return part.kind === 'question' || (part.kind === 'document' && part.label !== undefined) ? part : null;
  });
  /** Always there in some way: nobody answers or leaves it out. */
  protected readonly isOptionalEver = computed(
    () => !['block-now', 'consents', 'package', 'card', 'reason', 'receiving-card'].includes(this.part().kind),
  );

  protected setLabel(label: LocalText | null): void {
    this.patch({ label: label ?? { pl: '' } });
  }
  protected setHint(hint: LocalText | null): void {
    this.patch({ hint: hint ?? undefined });
  }
  protected setKind(as: string): void {
    const { id, label, hint } = this.question() ?? { id: '', label: { pl: '' } };
    const kind = ANSWER_KINDS.find((each) => each === as) ?? 'text';
    const { when, isOptional } = this.part();
    const fresh: FormPart = { kind: 'question', id, as: kind, label, ...(hint && { hint }), ...beginning(kind) };
    this.changed.emit({ ...fresh, ...(when !== undefined && { when }), ...(isOptional && { isOptional }) });
  }
  protected setLimit(limit: Limit, typed: string): void {
    const number = Number(typed.replace(',', '.'));
    this.patch({ [limit]: typed.trim() === '' || !Number.isFinite(number) ? undefined : number });
  }
  protected limitOf(limit: Limit): string {
    const number = this.question()?.[limit];
    return number === undefined ? '' : String(number);
  }
  protected setOptions(options: Question['options']): void {
    this.patch({ options });
  }
  protected setOption(at: number, label: LocalText | null): void {
    const options = this.question()?.options ?? [];
    this.setOptions(options.map((each, index) => (index === at ? { ...each, label: label ?? { pl: '' } } : each)));
  }
  protected addOption(): void {
    const options = this.question()?.options ?? [];
    const code = freeName('answer-', new Set(options.map((option) => option.code)));
    this.setOptions([...options, { code, label: { pl: '' } }]);
  }
  protected removeOption(at: number): void {
    this.setOptions((this.question()?.options ?? []).filter((_each, index) => index !== at));
  }
  protected setNeeded(isNeeded: boolean): void {
    this.patch({ isOptional: isNeeded ? undefined : true });
  }
  protected setReadOnly(isReadOnly: boolean): void {
    this.patch({ isReadOnly: isReadOnly ? true : undefined });
  }
  /** Leaves nothing behind that says nothing. */
  protected patch(change: Readonly<Record<string, unknown>>): void {
    const entries = Object.entries({ ...this.part(), ...change }).filter(([, value]) => value !== undefined);
    this.changed.emit(Object.fromEntries(entries) as unknown as FormPart);
  }
}

/** What a kind of answer needs from the start. */
function beginning(as: AnswerKind): Pick<Question, 'options' | 'longest'> {
  if (as === 'choice') return { options: ['answer-1', 'answer-2'].map((code) => ({ code, label: { pl: '' } })) };
  return as === 'text' ? { longest: 120 } : {};
}
