import { computed, type Signal } from '@angular/core';
import type { TaskList, TaskRow } from '@karta/contracts';
import { isProduction } from '@karta/domain';
import { plainDate } from '@karta/web-shared';

/** In whose place a person works today, as the work list says. */
export class StandIns {
  private readonly absent: Signal<TaskList['absent']>;
  readonly areThere: Signal<boolean>;
  /** `Anna Kowalska do 12.12`, one after another. */
  readonly words: Signal<string>;
  private readonly groups: () => readonly string[];

  constructor(answer: Signal<TaskList | undefined>, groups: () => readonly string[]) {
    this.absent = computed(() => answer()?.absent ?? []);
    this.areThere = computed(() => this.absent().length > 0);
    this.words = computed(() =>
      this.absent()
        .map(({ name, until }) => `${name} do ${plainDate(until).slice(0, -'.2026'.length)}`)
        .join(', '),
    );
    this.groups = groups;
  }

  /** A task that an absent colleague has taken, of a group of this person. */
  reaches({ assigneeId, group, form }: TaskRow): boolean {
    const isOfAbsent = this.absent().some(({ id }) => id === assigneeId);
    return isOfAbsent && !isProduction({ form }) && this.groups().includes(group);
  }
}
