import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { Problem } from '@karta/bpmn/lint';
import { Drawing } from './drawing.ts';
import { StepActs } from './step-acts-form.ts';
import { stepRows } from './step-rows.ts';

/** The diagram as a list: all that a mouse does on the canvas is done here by keyboard, on the same command stack. */
@Component({
  selector: 'km-step-list',
  imports: [StepActs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="sr" id="kroki-klawisze">Strzałki w górę i w dół przechodzą po krokach, Enter otwiera krok.</p>
    <ol class="md-steps" aria-label="Kroki po kolei" aria-describedby="kroki-klawisze" (keydown)="walk($event)">
      @for (row of rows(); track row.id) {
        <li
          [style.--deep]="row.depth"
          [class.is-shown]="row.id === drawing.selectedId()"
          [attr.aria-current]="row.id === drawing.selectedId() || null"
        >
          <div class="md-step">
            <button
              type="button"
              class="md-step__name"
              [id]="'krok-' + row.id"
              [tabindex]="row.id === stop() ? 0 : -1"
              [attr.aria-expanded]="row.id === drawing.selectedId()"
              (click)="choose(row.id)"
            >
              <b>{{ row.name }}</b>
              <span class="muted">{{ about(row) }}</span>
            </button>
            @if (marks().get(row.id); as severity) {
              <span [class]="severity === 'error' ? 'tone-error' : 'tone-warning'"
                ><span class="i" [class]="severity === 'error' ? 'i-error' : 'i-warning'" aria-hidden="true"></span
                ><span class="sr">{{ severity === 'error' ? 'błąd' : 'uwaga' }}</span></span
              >
            }
            <span class="md-ways">
              @for (way of row.ways; track way.flow) {
                <span
                  ><span class="muted">{{ way.label ? way.label + ' →' : '→' }}</span>
                  <button
                    type="button"
                    class="link"
                    [tabindex]="row.id === stop() ? 0 : -1"
                    (click)="choose(way.target, true)"
                  >
                    {{ way.targetName }}
                  </button>
                  @if (way.isDefault) {
                    <span class="muted">(domyślna)</span>
                  }
                </span>
              } @empty {
                <span class="muted">nic dalej</span>
              }
            </span>
          </div>
          @if (row.id === drawing.selectedId()) {
            <km-step-acts
              [row]="row"
              [rows]="rows()"
              (configured)="configured.emit()"
              (said)="said.set($event)"
              (moved)="focus($event)"
            />
          }
        </li>
      }
    </ol>
    <p class="sr" role="status">{{ said() }}</p>`,
})
export class StepList {
  readonly problems = input.required<readonly Problem[]>();
  /** The fields of the chosen step are wanted. */
  readonly configured = output();
  protected readonly drawing = inject(Drawing);
  protected readonly said = signal('');
  readonly rows = computed(() => stepRows(this.drawing.elements()));
  protected readonly marks = computed(() => {
    const marks = new Map<string, 'error' | 'warning'>();
    for (const { element, severity } of this.problems())
      if (marks.get(element) !== 'error') marks.set(element, severity);
    return marks;
  });

  /** The one step of the list where Tab stops. */
  protected readonly stop = computed(() => {
    const rows = this.rows();
    const at = this.walked() ?? this.drawing.selectedId();
    return rows.some(({ id }) => id === at) ? at : rows[0]?.id;
  });
  private readonly walked = linkedSignal<string | null, string | null>({
    source: this.drawing.selectedId,
    computation: () => null,
  });

  /** From step to step by arrows. */
  protected walk(event: KeyboardEvent): void {
    const names = [...document.querySelectorAll<HTMLElement>('.md-step__name')];
    const at = names.findIndex((each) => each === event.target);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: names.length - 1 }[event.key];
    const next = to === undefined ? undefined : names[to];
    if (!next) return;
    event.preventDefault();
    this.walked.set(next.id.replace('krok-', ''));
    next.focus();
  }

  protected about({ word, lane, host }: { word: string; lane: string; host: string }): string {
    return [word, host && `przy kroku ${host}`, lane && `tor ${lane}`].filter(Boolean).join(' · ');
  }

  protected choose(id: string, isFollowed = false): void {
    const isOpen = this.drawing.selectedId() === id && !isFollowed;
    this.drawing.select(isOpen ? null : id, true);
    if (isFollowed) this.focus(id);
  }

  /** Where an act has led: the step is there after the next look. */
  protected focus(id: string): void {
    this.drawing.select(id, true);
    setTimeout(() => document.getElementById(`krok-${id}`)?.focus());
  }
}
