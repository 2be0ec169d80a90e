import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { AccessOverview, PersonAccess } from '@karta/contracts';
import { unmetNeeds } from '@karta/domain';
import { UnsavedChanges } from '@karta/web-shared';
import { PersonSignIn } from './person-sign-in.ts';
import { toggled } from './role-draft.ts';
import { rightWord } from './right-words.ts';
import { RowDrafts } from './row-drafts.ts';

type Person = AccessOverview['people'][number];

/** Active people with their roles and their groups by name; a line is saved by itself. */
@Component({
  selector: 'km-people-table',
  imports: [PersonSignIn],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-table.html',
})
export class PeopleTable {
  readonly overview = input.required<AccessOverview>();
  /** Saves a line; false: it stays as it was ticked. */
  readonly save = input.required<(id: string, access: PersonAccess) => Promise<boolean>>();
  /** Something of a person has changed beside the ticks. */
  readonly changed = output();
  protected readonly drafts = new RowDrafts<Person, PersonAccess>({
    stored: () => this.overview().people,
    keyOf: ({ id }) => id,
    changeOf: ({ version, roles, groups }) => ({ version, roles: roles.toSorted(), groups: groups.toSorted() }),
  });

  constructor() {
    inject(UnsavedChanges).watch(() => this.drafts.areThere());
  }

  protected give(person: Person, role: string, isGiven: boolean): void {
    this.drafts.keep({ ...person, roles: toggled(person.roles, role, isGiven) });
  }
  protected join(person: Person, group: string, isIn: boolean): void {
    this.drafts.keep({ ...person, groups: toggled(person.groups, group, isIn) });
  }
  /** The rights of all roles of the person that lead nowhere, in words. */
  protected lackOf(person: Person): readonly string[] {
    const roles = this.overview().roles.filter(({ code }) => person.roles.includes(code));
    const held = roles.flatMap(({ grants }) => grants.map(({ permission }) => permission));
    return unmetNeeds(held).map(
      ({ right, needs: [first = ''] }) => `„${rightWord(right)}” nie zadziała bez prawa „${rightWord(first)}”.`,
    );
  }
  protected send(person: Person): Promise<void> {
    return this.drafts.send(person, (access) => this.save()(person.id, access));
  }
}
