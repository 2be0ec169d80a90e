import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Problem } from '@karta/bpmn/lint';
import { AnswerList } from './answer-list.ts';
import type { Drawn } from './bpmn-js-parts.ts';
import { Drawing } from './drawing.ts';
import { FeelField } from './feel-field.ts';
import { choicesWith, type Field } from './fields.ts';
import { MappingList } from './mapping-list.ts';
import { removeStep } from './step-acts.ts';
import { fieldsOf } from './step-fields.ts';
import { nameOf, wordOf } from './step-kinds.ts';
import type { TownChoices } from './town-choices.ts';

/** What is asked about the chosen element; each answer is an act on the command stack. */
@Component({
  selector: 'km-step-panel',
  imports: [AnswerList, FeelField, MappingList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-panel.html',
  host: { '(keydown.escape)': 'back()' },
})
export class StepPanel {
  readonly town = input.required<TownChoices>();
  readonly problems = input.required<readonly Problem[]>();
  /** Names that the case knows, for expressions. */
  readonly names = input.required<readonly string[]>();
  readonly gone = output();
  private readonly drawing = inject(Drawing);
  /** What is chosen; the process where nothing is. */
  protected readonly element = computed<Drawn | null>(() => {
    this.drawing.imports();
    return this.drawing.selected() ?? this.drawing.parts()?.canvas.getRootElement() ?? null;
  });
  protected readonly heading = computed(() => {
    this.drawing.changes();
    const element = this.element();
    return element ? { word: wordOf(element), name: isRoot(element) ? 'Cały proces' : nameOf(element) } : null;
  });
  /** Anew after each act, so that what undo brings back is shown. */
  protected readonly fields = computed(() => {
    this.drawing.changes();
    const element = this.element();
    if (!element) return [];
    return fieldsOf(element, this.town()).map((field) => {
      const value = field.read(element);
      return { ...field, id: `${element.id}/${field.key}`, value, choices: choicesWith(field.choices ?? [], value) };
    });
  });
  protected readonly mine = computed(() => this.problems().filter((each) => each.element === this.element()?.id));
  protected readonly mayRemove = computed(() => {
    const element = this.element();
    return element !== null && !isRoot(element);
  });

  protected write(field: Field, value: string): void {
    const parts = this.drawing.parts();
    const element = this.element();
    if (parts && element && field.read(element) !== value) field.write(parts, element, value);
  }

  /** To the step of the list. */
  protected back(): void {
    const element = this.element();
    if (element) document.getElementById(`krok-${element.source?.id ?? element.id}`)?.focus();
  }

  protected remove(): void {
    const parts = this.drawing.parts();
    const element = this.element();
    if (!parts || !element) return;
    if (element.waypoints === undefined) removeStep(parts, element);
    else parts.modeling.removeElements([element]);
    this.drawing.select(null);
    this.gone.emit();
  }
}

const isRoot = ({ type }: Drawn): boolean => type === 'bpmn:Process' || type === 'bpmn:Collaboration';
