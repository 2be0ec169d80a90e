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
import { RouterLink } from '@angular/router';
import type { StaffList, StaffMember } from '@karta/contracts';
import { IntendedAct, nearTime, sentenceFor, StatusChip, TextField, Toasts, toProblem } from '@karta/web-shared';
import { PersonSignIn } from '../access/person-sign-in.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { SubstitutionSection } from '../substitutions/substitution-section.ts';
import { PointChoice } from './point-choice.ts';
import { ReasonedAct } from './reasoned-act.ts';
import { roleNames, USER_STATUS } from './user-words.ts';
import { UsersApi } from './users-api.ts';

type Words = Pick<StaffMember, 'name' | 'unit' | 'pickupPointId'>;
const wordsOf = ({ name, unit, pickupPointId }: StaffMember): Words => ({ name, unit, pickupPointId });
const isSame = (one: Words, other: Words): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One person of the office: their words and point, roles, sign-in, and what an administrator does about it. */
@Component({
  selector: 'km-user-panel',
  imports: [PersonSignIn, PointChoice, ReasonedAct, RouterLink, StatusChip, SubstitutionSection, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-panel.html',
})
export class UserPanel {
  readonly person = input.required<StaffMember>();
  readonly list = input.required<StaffList>();
  readonly changed = output();
  readonly closed = output();
  /** What is typed stays when the same person is read again: somebody else may have been faster. */
  protected readonly draft = linkedSignal<StaffMember, Words>({
    source: () => this.person(),
    computation: (person, previous) => {
      const isTyped = previous?.source.id === person.id && !isSame(wordsOf(previous.source), previous.value);
      return isTyped ? previous.value : wordsOf(person);
    },
  });
  protected readonly isChanged = computed(() => !isSame(wordsOf(this.person()), this.draft()));
  protected readonly isOneself = computed(() => this.person().id === this.access.operator()?.id);
  protected readonly error = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly statuses = USER_STATUS;
  protected readonly roleNames = roleNames;
  protected readonly nearTime = nearTime;
  private readonly access = inject(OperatorAccess);
  private readonly api = inject(UsersApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected write(change: Partial<Words>): void {
    this.draft.update((before) => ({ ...before, ...change }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { name, unit, pickupPointId } = this.draft();
    this.error.set(name.trim() === '' ? 'Wpisz imię i nazwisko' : null);
    if (this.error()) return document.getElementById('osoba-nazwa')?.focus();
    const change = { version: this.person().version, name: name.trim(), unit: unit.trim(), pickupPointId };
    await this.act(() => this.api.change(this.person().id, change), 'Zapisano.');
  }

  protected inviteAgain(): Promise<void> {
    const key = this.intended.keyFor([this.person().id, 'again']);
    return this.act(() => this.api.inviteAgain(this.person().id, key), 'Nowe zaproszenie wysłane.');
  }

  private async act(work: () => Promise<unknown>, done: string): Promise<void> {
    this.problem.set(null);
    try {
      await work();
      this.intended.succeeded();
      this.toasts.say(done);
    } catch (failure) {
      this.intended.failed(failure);
      this.problem.set(sentenceFor(toProblem(failure).code));
    }
    this.changed.emit();
  }
}
