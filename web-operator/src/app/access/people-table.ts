import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import type { AccessOverview, PersonAccess } from '@karta/contracts';
import { toggled } from './role-draft.ts';

type Person = AccessOverview['people'][number];

/** Active people with their roles and their groups by name; a line is saved by itself. */
@Component({
  selector: 'km-people-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-table.html',
})
export class PeopleTable {
  readonly overview = input.required<AccessOverview>();
  readonly saved = output<{ id: string; access: PersonAccess }>();
  protected readonly people = linkedSignal<readonly Person[], readonly Person[]>({
    source: () => this.overview().people,
    computation: (people) => people,
  });

  protected give(person: Person, role: string, isGiven: boolean): void {
    this.replace({ ...person, roles: toggled(person.roles, role, isGiven) });
  }
  protected join(person: Person, group: string, isIn: boolean): void {
    this.replace({ ...person, groups: toggled(person.groups, group, isIn) });
  }
  protected isChanged(person: Person): boolean {
    return !this.overview().people.includes(person);
  }
  protected save({ id, version, roles, groups }: Person): void {
    this.saved.emit({ id, access: { version, roles, groups } });
  }

  private replace(changed: Person): void {
    this.people.update((people) => people.map((person) => (person.id === changed.id ? changed : person)));
  }
}
