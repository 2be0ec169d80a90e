import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Drawing } from './drawing.ts';
import { together, type Parts } from './parts.ts';
import { addAfter, connect, flowsFrom, moveOnto, removeStep } from './step-acts.ts';
import { BETWEEN, STEP_KINDS } from './step-kinds.ts';
import type { StepRow } from './step-rows.ts';

/** Stands for a way of its own, beside those that lead on already. */
const OWN_WAY = '';

/** What can be done with a step of the list; each act is undone in one. */
@Component({
  selector: 'km-step-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-acts-form.html',
})
export class StepActs {
  readonly row = input.required<StepRow>();
  readonly rows = input.required<readonly StepRow[]>();
  readonly configured = output();
  readonly said = output<string>();
  /** A step that is chosen from now on. */
  readonly moved = output<string>();
  protected readonly drawing = inject(Drawing);
  protected readonly kind = signal('user');
  protected readonly name = signal('');
  private readonly chosenWay = signal<string | null>(null);
  protected readonly connectTo = signal('');
  protected readonly moveBehind = signal('');
  /** The only way on is where a step is put if nobody says otherwise. */
  protected readonly way = computed(() => this.chosenWay() ?? this.row().ways[0]?.flow ?? OWN_WAY);
  protected readonly kinds = computed(() => (this.way() === OWN_WAY ? STEP_KINDS.slice(1) : BETWEEN));
  protected readonly others = computed(() => this.rows().filter(({ id }) => id !== this.row().id));
  /** Those to which an arrow may lead from here. */
  protected readonly targets = computed(() => {
    this.drawing.changes();
    const parts = this.drawing.parts();
    const source = parts?.registry.get(this.row().id);
    if (!parts || !source) return [];
    return this.others().filter(({ id }) =>
      parts.rules.allowed('connection.create', { source, target: parts.registry.get(id) }),
    );
  });
  protected readonly ends = computed(() => this.row().word.startsWith('Koniec'));
  protected readonly places = computed(() =>
    this.others().flatMap(({ name, ways }) =>
      ways
        .filter(({ target }) => target !== this.row().id)
        .map(({ flow, label, targetName }) => ({
          flow,
          label: `między „${name}” a „${targetName}”${label ? ` (${label})` : ''}`,
        })),
    ),
  );

  protected setWay(flow: string): void {
    this.chosenWay.set(flow);
    if (!this.kinds().some(({ key }) => key === this.kind())) this.kind.set('user');
  }

  protected add(event: Event): void {
    event.preventDefault();
    this.act((parts) => {
      const source = parts.registry.get(this.row().id);
      const kind = STEP_KINDS.find(({ key }) => key === this.kind());
      if (!source || !kind) return;
      const flow = this.way() === OWN_WAY ? undefined : parts.registry.get(this.way());
      let id: string | undefined;
      together(parts, () => {
        const added = addAfter(parts, source, kind, flow);
        if (added && this.name().trim()) parts.modeling.updateProperties(added, { name: this.name().trim() });
        id = added?.id;
      });
      if (id) this.done(`Dodano krok ${this.name().trim() || kind.label} po kroku ${this.row().name}.`, id);
    });
  }

  protected link(event: Event): void {
    event.preventDefault();
    const target = this.others().find(({ id }) => id === this.connectTo());
    if (!target) return;
    this.act((parts) => {
      const source = parts.registry.get(this.row().id);
      const isDone = source && connect(parts, source, target.id);
      this.said.emit(
        isDone ? `Połączono ${this.row().name} z ${target.name}.` : `Strzałka nie może prowadzić do ${target.name}.`,
      );
    });
  }

  protected move(event: Event): void {
    event.preventDefault();
    this.act((parts) => {
      const step = parts.registry.get(this.row().id);
      const flow = parts.registry.get(this.moveBehind());
      if (!step || !flow) return;
      if (moveOnto(parts, step, flow)) this.done(`Przeniesiono krok ${this.row().name}.`, step.id);
      else this.said.emit('Tego kroku nie da się przenieść: musi mieć jedną drogę do siebie i jedną dalej.');
    });
  }

  protected cut(flowId: string): void {
    this.act((parts) => {
      const flow = parts.registry.get(flowId);
      if (flow) parts.modeling.removeElements([flow]);
      this.said.emit('Usunięto strzałkę.');
    });
  }

  protected remove(): void {
    this.act((parts) => {
      const step = parts.registry.get(this.row().id);
      if (!step) return;
      const before = step.incoming[0]?.source ?? flowsFrom(step)[0]?.target;
      removeStep(parts, step);
      this.done(`Usunięto krok ${this.row().name}. Cofniesz to klawiszami Ctrl+Z.`, before?.id ?? '');
    });
  }

  private done(words: string, id: string): void {
    this.name.set('');
    this.said.emit(words);
    if (id) this.moved.emit(id);
  }
  private act(change: (parts: Parts) => void): void {
    const parts = this.drawing.parts();
    if (parts) change(parts);
  }
}
