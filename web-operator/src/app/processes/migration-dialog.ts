import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MigrationPreview } from '@karta/contracts';
import { Dialog, sentenceFor, toProblem } from '@karta/web-shared';
import { caseCount, casesActedOn } from './batch-words.ts';
import type { ManyAct } from './many-act-dialog.ts';
import { drawnSteps } from './drawn-steps.ts';
import { obstaclesOf, obstacleWords, proposedFor } from './migration-words.ts';
import { OverviewApi, pictureOf } from './overview-api.ts';

type Preview = MigrationPreview;

/** Which of the running cases of a version can go on by another one, what hinders the others, and where they should stand there. */
@Component({
  selector: 'km-migration',
  imports: [Dialog, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './migration-dialog.html',
})
export class MigrationDialog {
  readonly processKey = input.required<string>();
  readonly from = input.required<number>();
  readonly to = input.required<number>();
  readonly running = input.required<number>();
  /** Of one case alone; by default of all of the version. */
  readonly workflowId = input<string | null>(null);
  readonly closed = output();
  readonly wanted = output<ManyAct>();
  protected readonly isOpen = signal(true);
  protected readonly mapping = signal<Readonly<Record<string, string>>>({});
  protected readonly timers = signal<'keep' | 'recompute'>('keep');
  protected readonly previews = signal<readonly Preview[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly isLooking = signal(false);
  protected readonly error = signal<string | null>(null);
  private readonly before = pictureOf(() => ({ processKey: this.processKey(), version: this.from() }));
  private readonly after = pictureOf(() => ({ processKey: this.processKey(), version: this.to() }));
  private readonly stepsBefore = computed(() => (this.before.hasValue() ? drawnSteps(this.before.value().xml) : []));
  protected readonly stepsAfter = computed(() => (this.after.hasValue() ? drawnSteps(this.after.value().xml) : []));
  protected readonly possible = computed(() => this.previews().filter(({ isPossible }) => isPossible));
  protected readonly hindered = computed(() => this.previews().filter(({ isPossible }) => !isPossible));
  protected readonly obstacles = computed(() => obstaclesOf(this.hindered()));
  /** Elements that hinder, and those that have been given another place. */
  protected readonly asked = computed(() => [
    ...new Set([...this.obstacles().map(({ element }) => element), ...Object.keys(this.mapping())]),
  ]);
  protected readonly words = { caseCount, casesActedOn, obstacleWords };
  private readonly rules = computed(() => ({
    version: this.to(),
    ...(Object.keys(this.mapping()).length > 0 && { mapping: this.mapping() }),
    ...(this.timers() !== 'keep' && { timers: this.timers() }),
  }));
  private readonly api = inject(OverviewApi);
  /** Which question the shown answer belongs to. */
  private asking = 0;

  constructor() {
    effect(() => {
      this.rules();
      void this.look(null);
    });
  }

  protected nameOf(element: string): string {
    return this.stepsBefore().find(({ id }) => id === element)?.name ?? element;
  }

  protected candidates(element: string) {
    const kind = this.stepsBefore().find(({ id }) => id === element)?.kind;
    return this.stepsAfter().filter((step) => kind === undefined || step.kind === kind);
  }

  protected proposed(element: string): string | null {
    return proposedFor(element, this.stepsBefore(), this.stepsAfter());
  }

  protected map(element: string, target: string): void {
    this.mapping.update(({ [element]: _gone, ...others }) =>
      target === '' ? others : { ...others, [element]: target },
    );
  }

  protected async look(after: string | null): Promise<void> {
    const turn = ++this.asking;
    this.isLooking.set(true);
    this.error.set(null);
    try {
      const of = { processKey: this.processKey(), version: this.from() };
      const one = this.workflowId();
      const { previews, next } =
        one === null
          ? await this.api.preview(of, this.rules(), after)
          : { previews: [await this.api.previewOne(one, this.rules())], next: null };
      if (turn !== this.asking) return;
      this.previews.update((shown) => (after === null ? previews : [...shown, ...previews]));
      this.next.set(next);
    } catch (failure) {
      if (turn === this.asking) this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      if (turn === this.asking) this.isLooking.set(false);
    }
  }

  protected begin(which: 'all' | 'possible'): void {
    const [processKey, version] = [this.processKey(), this.from()];
    const workflowIds = this.possible().map(({ workflowId }) => workflowId);
    const cases =
      which === 'all' && this.workflowId() === null
        ? { processKey, version, until: new Date().toISOString() }
        : { workflowIds };
    const count = which === 'all' ? this.running() : workflowIds.length;
    this.isOpen.set(false);
    this.wanted.emit({ act: 'migrate-case', cases, rules: this.rules(), count });
  }
}
