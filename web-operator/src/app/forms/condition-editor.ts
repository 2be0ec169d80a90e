import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { COMPARISONS, readCondition, writeCondition, type Condition, type ConditionTerm } from '@karta/domain';
import { TextArea } from '@karta/web-shared';
import { COMPARISON_WORDS, type ReadableAnswer } from './part-words.ts';

/** „Pokaż, gdy kryterium to studia”: a condition over the answers above, built of choices. */
@Component({
  selector: 'km-condition-editor',
  imports: [TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition-editor.html',
})
export class ConditionEditor {
  readonly name = input.required<string>();
  readonly when = input.required<string | undefined>();
  /** What may be asked about: the answers of the parts above. */
  readonly answers = input.required<readonly ReadableAnswer[]>();
  readonly error = input<string | null>(null);
  readonly changed = output<string | undefined>();
  protected readonly comparisons = COMPARISON_WORDS;
  protected readonly condition = computed((): Condition | undefined => {
    const when = this.when();
    return when === undefined ? { join: 'and', terms: [] } : readCondition(when);
  });
  protected readonly mode = computed(() => {
    const condition = this.condition();
    return condition && (condition.terms.length === 0 ? 'always' : condition.join);
  });

  protected answerOf({ name }: ConditionTerm): ReadableAnswer | undefined {
    return this.answers().find((answer) => answer.name === name);
  }

  protected comparisonsOf(term: ConditionTerm): readonly ConditionTerm['comparison'][] {
    return COMPARISONS.filter((each) => this.answerOf(term)?.as === 'number' || each.startsWith('is'));
  }

  protected setMode(mode: string): void {
    const terms = this.condition()?.terms ?? [];
    const first = this.answers()[0];
    if (mode === 'always' || !first) return this.changed.emit(undefined);
    this.write({ join: mode === 'or' ? 'or' : 'and', terms: terms.length > 0 ? terms : [termOf(first)] });
  }

  protected add(): void {
    const first = this.answers()[0];
    const { join = 'and', terms = [] } = this.condition() ?? {};
    if (first) this.write({ join, terms: [...terms, termOf(first)] });
  }

  protected remove(at: number): void {
    const { join = 'and', terms = [] } = this.condition() ?? {};
    this.write({ join, terms: terms.filter((_term, index) => index !== at) });
  }

  protected ask(at: number, name: string): void {
    const answer = this.answers().find((each) => each.name === name);
    if (answer) this.replace(at, termOf(answer));
  }

  protected compare(at: number, term: ConditionTerm, comparison: string): void {
    this.replace(at, { ...term, comparison: COMPARISONS.find((each) => each === comparison) ?? 'is' });
  }

  protected setValue(at: number, term: ConditionTerm, typed: string): void {
    const as = this.answerOf(term)?.as;
    const number = Number(typed.replace(',', '.'));
    const value = as === 'yes-no' ? typed === 'true' : as === 'number' ? (Number.isFinite(number) ? number : 0) : typed;
    this.replace(at, { ...term, value });
  }

  protected readonly text = (value: ConditionTerm['value']): string => String(value);

  private replace(at: number, term: ConditionTerm): void {
    const { join = 'and', terms = [] } = this.condition() ?? {};
    this.write({ join, terms: terms.map((each, index) => (index === at ? term : each)) });
  }

  private write(condition: Condition): void {
    this.changed.emit(condition.terms.length === 0 ? undefined : writeCondition(condition));
  }
}

/** A comparison as it begins. */
function termOf({ name, as, choices }: ReadableAnswer): ConditionTerm {
  const value = as === 'yes-no' ? true : as === 'number' ? 18 : (choices[0]?.code ?? '');
  return { name, comparison: as === 'number' ? 'at-least' : 'is', value };
}
