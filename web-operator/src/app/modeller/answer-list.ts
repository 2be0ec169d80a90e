import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { isShippedOutcome } from '@karta/domain';
import { choiceOf } from '../tasks/task-words.ts';
import type { Drawn } from './bpmn-js-parts.ts';
import { Drawing } from './drawing.ts';
import { ownAnswersOf, putExtensionRows, type OwnAnswer } from './extensions.ts';
import { textOf, type Choice } from './fields.ts';
import { together } from './parts.ts';
import { slugOf } from './slug.ts';

/** The answers of a person's task: those that have words, and the diagram's own. */
@Component({
  selector: 'km-answer-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './answer-list.html',
})
export class AnswerList {
  readonly element = input.required<Drawn>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  private readonly drawing = inject(Drawing);
  protected readonly ownName = signal('');
  private readonly codes = computed(() => {
    this.drawing.changes();
    return textOf(this.element().businessObject.get('km:outcomes'))
      .split(/\s+/)
      .filter((code) => code !== '');
  });
  private readonly own = computed(() => {
    this.drawing.changes();
    return ownAnswersOf(this.element());
  });
  protected readonly answers = computed(() =>
    this.codes().map((code) => {
      const own = this.own().find((each) => each.code === code);
      const { choice, needsReason } = choiceOf(code, undefined, own ? [ruleOf(own)] : []);
      return { code, label: choice, needsReason, isOwn: !isShippedOutcome(code) };
    }),
  );
  protected readonly more = computed(() => this.choices().filter(({ value }) => !this.codes().includes(value)));

  protected add(code: string): void {
    if (code) this.write([...this.codes(), code], this.own());
  }
  protected addOwn(): void {
    const label = this.ownName().trim();
    const code = slugOf(label);
    if (!code || this.codes().includes(code)) return;
    this.write([...this.codes(), code], [...this.own(), { code, label }]);
    this.ownName.set('');
  }
  protected remove(code: string): void {
    this.write(
      this.codes().filter((each) => each !== code),
      this.own().filter((each) => each.code !== code),
    );
  }
  protected needsReason(code: string, isNeeded: boolean): void {
    const before = this.own().find((each) => each.code === code) ?? { code };
    const changed: OwnAnswer = { ...before, needsReason: String(isNeeded) };
    this.write(this.codes(), [...this.own().filter((each) => each.code !== code), changed]);
  }

  private write(codes: readonly string[], own: readonly OwnAnswer[]): void {
    const parts = this.drawing.parts();
    const element = this.element();
    if (!parts) return;
    together(parts, () => {
      parts.modeling.updateProperties(element, { 'km:outcomes': codes.join(' ') || undefined });
      putExtensionRows(parts, element, 'km:Outcome', own);
    });
  }
}

const ruleOf = ({ code, label, needsReason }: OwnAnswer) => ({
  code,
  ...(label !== undefined && { label }),
  ...(needsReason !== undefined && { needsReason: needsReason === 'true' }),
});
