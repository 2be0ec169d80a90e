import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Substitution, SubstitutionList } from '@karta/contracts';
import { civilDateOf } from '@karta/domain';
import {
  FailureNote,
  nearTime,
  readAnew,
  sentenceFor,
  Skeleton,
  StatusChip,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { SubstitutionDialog } from './substitution-dialog.ts';
import { aboutOf, daysOf, doneWord, gapsOf, SUBSTITUTION_STATUS } from './substitution-words.ts';
import { substitutionsOf, SubstitutionsApi } from './substitutions-api.ts';

/** Who works in a person's place: their own page shows whom they stand in for and what was done in their place too. */
@Component({
  selector: 'km-substitutions',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip, SubstitutionDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  templateUrl: './substitution-section.html',
})
export class SubstitutionSection {
  readonly personId = input.required<string>();
  readonly name = input.required<string>();
  protected readonly resource = substitutionsOf(() => this.personId());
  protected readonly list = linkedSignal<SubstitutionList | undefined, SubstitutionList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  protected readonly isOneself = computed(() => this.personId() === this.access.operator()?.id);
  protected readonly heading = computed(() => (this.isOneself() ? 'Zastępuje mnie' : `Zastępstwo: ${this.name()}`));
  /** What the dialog is about: a new one, or one that is changed. */
  protected readonly asked = signal<Substitution | 'new' | null>(null);
  protected readonly changed = computed(() => {
    const asked = this.asked();
    return asked === 'new' ? null : asked;
  });
  /** The one whose end is asked once more. */
  protected readonly ending = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly statuses = SUBSTITUTION_STATUS;
  protected readonly daysOf = daysOf;
  protected readonly gapsOf = gapsOf;
  protected readonly doneWord = doneWord;
  protected readonly aboutOf = aboutOf;
  protected readonly nearTime = nearTime;
  private readonly access = inject(OperatorAccess);
  private readonly api = inject(SubstitutionsApi);
  private readonly toasts = inject(Toasts);

  protected saved(list: SubstitutionList): void {
    this.problem.set(null);
    this.resource.set(list);
    this.toasts.say('Zastępstwo zapisane.');
  }

  /** Called off before its first day. */
  protected isCalledOff({ endedAt, from }: Substitution): boolean {
    return endedAt !== null && civilDateOf(new Date(endedAt), 'Europe/Warsaw') < from;
  }

  /** Asks once more before an end; the focus goes with the question. */
  protected ask(id: string | null, field: string): void {
    this.ending.set(id);
    setTimeout(() => document.getElementById(field)?.focus());
  }

  protected async end(id: string): Promise<void> {
    const wasRunning = this.list()?.own.find((each) => each.id === id)?.state === 'running';
    this.ask(null, 'ustaw-zastepstwo');
    try {
      this.resource.set(await this.api.end(id));
      this.problem.set(null);
      this.toasts.say(wasRunning ? 'Zastępstwo zakończone.' : 'Zastępstwo odwołane.');
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
      readAnew(this.resource);
    }
  }
}
