import { computed, type Signal } from '@angular/core';
import type { TaskList, TaskRow } from '@karta/contracts';
import { plainDate } from '@karta/web-shared';

/** In whose place a person works today, as the work list says. */
export class StandIns {
  readonly areThere: Signal<boolean>;
  /** `Anna Kowalska do 12.12`, one after another. */
  readonly words: Signal<string>;
  private readonly tasks: Signal<ReadonlySet<string>>;

  constructor(answer: Signal<TaskList | undefined>) {
    const absent = computed(() => answer()?.absent ?? []);
    this.areThere = computed(() => absent().length > 0);
    this.words = computed(() =>
      absent()
        .map(({ name, until }) => `${name} do ${plainDate(until).slice(0, -'.2026'.length)}`)
        .join(', '),
    );
    this.tasks = computed(() => new Set(answer()?.standIns));
  }

  /** A task that an absent colleague has taken and that this person may settle. */
  reaches({ id }: TaskRow): boolean {
    return this.tasks().has(id);
  }
}
