import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StaffMember } from '@karta/contracts';
import { FailureNote, nearTime, pluralForm, readAnew, Skeleton, StatusChip } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { InviteDialog } from './invite-dialog.ts';
import { UserPanel } from './user-panel.ts';
import { filterUsers, NO_FILTER, roleNames, USER_STATUS, type UserFilter } from './user-words.ts';
import { staffList } from './users-api.ts';

/** Everybody of the office: who they are, what they may, how they sign in (000-08). */
@Component({
  selector: 'km-user-screen',
  imports: [FailureNote, InviteDialog, RouterLink, Skeleton, StatusChip, UserPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-screen.html',
})
export class UserScreen {
  protected readonly readAnew = readAnew;
  protected readonly resource = staffList();
  protected readonly filter = signal<UserFilter>(NO_FILTER);
  protected readonly isInviting = signal(false);
  /** The list stays on the screen while it is read again. */
  protected readonly list = linkedSignal(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly people = computed(() => {
    const list = this.list();
    return list ? filterUsers(list, this.filter()) : [];
  });
  private readonly chosenId = signal<string | null>(null);
  protected readonly chosen = computed(() => this.list()?.people.find(({ id }) => id === this.chosenId()) ?? null);
  protected readonly withoutFactor = computed(
    () => this.list()?.people.filter((each) => each.state === 'active' && !each.hasSecondFactor).length ?? 0,
  );
  protected readonly statuses = USER_STATUS;
  protected readonly roleNames = roleNames;
  protected readonly nearTime = nearTime;
  protected readonly counted = computed(() => {
    const { length } = this.people();
    return `${length} ${pluralForm(length, 'osoba', 'osoby', 'osób')}`;
  });

  constructor() {
    inject(Keyboard).while({
      M: () => this.isInviting.set(true),
      F: () => document.getElementById('filtr-osob')?.focus(),
      Escape: () => this.chosenId.set(null),
    });
  }

  protected narrow(change: Partial<UserFilter>): void {
    this.filter.update((before) => ({ ...before, ...change }));
  }
  protected choose(person: StaffMember | null): void {
    this.chosenId.set(person?.id ?? null);
  }
  protected invited(id: string): void {
    this.isInviting.set(false);
    this.filter.set(NO_FILTER);
    this.chosenId.set(id);
    readAnew(this.resource);
  }
}
