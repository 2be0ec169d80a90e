import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { decideRule, unpackDecisions, type StoredDecisions } from '@karta/bpmn/dmn';
import type { Value, Variables } from '@karta/bpmn/feel';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { Trial, type Answer } from '@karta/bpmn/simulation';
import { Drawing } from './drawing.ts';
import { judge } from './judgement.ts';
import { ModellerApi } from './modeller-api.ts';
import { clearMarks, markTrial } from './trial-marks.ts';
import { waitingOf } from './trial-choices.ts';

/** A trial of what is drawn: the real engine with data and a clock of its own; nothing leaves the browser. */
@Injectable()
export class TrialSession {
  private readonly drawing = inject(Drawing);
  private readonly api = inject(ModellerApi);
  readonly isOn = signal(false);
  readonly failure = signal<unknown>(null);
  /** Why what is drawn cannot be tried. */
  readonly refusal = signal<string | null>(null);
  readonly data = signal<Variables>({});
  private readonly startAt = signal('');
  private readonly trial = signal<Trial | null>(null);
  private readonly turns = signal(0);
  private graph: ProcessGraph | undefined;
  private graphs: readonly ProcessGraph[] = [];
  private files: readonly ReturnType<typeof unpackDecisions>[] = [];

  readonly now = this.seen((trial) => trial.now, '');
  readonly trace = this.seen((trial) => [...trial.trace], []);
  readonly variables = this.seen((trial) => trial.variables, {});
  readonly outcome = this.seen((trial) => trial.outcome, null);
  readonly waiting = this.seen((trial) => waitingOf(trial.choices, this.graphs), []);
  readonly played = this.seen((trial) => trial.played.length, 0);
  /** Everything that was entered, with its name, in order. */
  readonly way = computed(() =>
    this.trace()
      .filter(({ event }) => event !== 'leave')
      .map((line) => ({ ...line, name: this.nameOf(line.element) })),
  );

  constructor() {
    effect(() => {
      this.turns();
      const parts = this.drawing.parts();
      const trial = this.trial();
      if (parts && this.isOn() && trial) markTrial(parts, trial, this.graph?.processId ?? '');
      else if (parts) clearMarks(parts);
    });
  }

  /** Begins anew with what is drawn now. */
  async begin(): Promise<void> {
    this.failure.set(null);
    this.refusal.set(null);
    try {
      const { graph, problems } = await judge(await this.drawing.xml(), undefined);
      const wrong = problems.find(({ severity }) => severity === 'error');
      if (!graph || wrong) {
        this.refusal.set(wrong?.sentence ?? 'W diagramie nie ma procesu do wykonania.');
        return;
      }
      const { processes, decisions } = await this.api.surroundings();
      this.graph = graph;
      const others = (processes as ProcessGraph[]).filter(({ processId }) => processId !== graph.processId);
      this.graphs = [graph, ...others];
      this.files = (decisions as StoredDecisions[]).map((model) => unpackDecisions(model));
      this.startAt.set(new Date().toISOString());
      this.replay([]);
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  play(answer: Answer): void {
    this.trial()?.play(answer);
    this.turns.update((count) => count + 1);
  }
  /** Takes the last answer back: all before it are played again. */
  back(): void {
    this.replay(this.trial()?.played.slice(0, -1) ?? []);
  }
  again(): void {
    this.replay([]);
  }
  put(name: string, value: Value): void {
    this.data.update((data) => ({ ...data, [name]: value }));
    this.again();
  }
  end(): void {
    this.isOn.set(false);
    this.trial.set(null);
  }

  /** What was played, for `npm run bpmn -- run FILE --in-order --answers …`. */
  answers(): string {
    return JSON.stringify(this.trial()?.played ?? [], null, 2);
  }

  nameOf(element: string): string {
    const found = this.graphs.find(({ nodes }) => nodes[element]);
    return found?.nodes[element]?.name || element;
  }

  private replay(answers: readonly Answer[]): void {
    const { graph } = this;
    if (!graph) return;
    const trial = new Trial(this.graphs, graph, {
      variables: this.data(),
      startAt: this.startAt(),
      zone: 'Europe/Warsaw',
      decide: (name, variables, clock) => decideRule(this.files, name, variables, clock),
    });
    for (const answer of answers) trial.play(answer);
    this.trial.set(trial);
    this.turns.update((count) => count + 1);
  }

  private seen<T, E>(look: (trial: Trial) => T, none: E) {
    return computed((): T | E => {
      this.turns();
      const trial = this.trial();
      return trial ? look(trial) : none;
    });
  }
}
