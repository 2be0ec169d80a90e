import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import type { AccessOverview, RoleChange } from '@karta/contracts';
import type { GrantCondition, Permission } from '@karta/domain';
import { changeOf, fieldsIn, toggled, withCondition, withRight, type Role } from './role-draft.ts';
import { RIGHTS } from './right-words.ts';

const KNOWN = RIGHTS.map(({ code }) => code);

/** Roles in columns, rights and groups in lines; a column is saved by itself. */
@Component({
  selector: 'km-role-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './role-table.html',
})
export class RoleTable {
  readonly overview = input.required<AccessOverview>();
  readonly saved = output<{ code: string; change: RoleChange }>();
  /** The roles with what was ticked and not saved yet; they begin anew when the server has answered. */
  protected readonly roles = linkedSignal<readonly Role[], readonly Role[]>({
    source: () => this.overview().roles,
    computation: (roles) => roles,
  });
  protected readonly rights = RIGHTS;

  protected grantOf(role: Role, permission: string): Role['grants'][number] | undefined {
    return role.grants.find((grant) => grant.permission === permission);
  }
  protected give(role: Role, permission: Permission, isGiven: boolean): void {
    this.replace(withRight(role, permission, isGiven));
  }
  protected limit(role: Role, permission: Permission, condition: string): void {
    this.replace(withCondition(role, permission, condition === '' ? null : (condition as GrantCondition)));
  }
  protected join(role: Role, group: string, isIn: boolean): void {
    this.replace({ ...role, groups: toggled(role.groups, group, isIn) });
  }
  protected hide(role: Role, text: string): void {
    this.replace({ ...role, hiddenFields: fieldsIn(text) });
  }
  protected isChanged(role: Role): boolean {
    return !this.overview().roles.includes(role);
  }
  protected save(role: Role): void {
    this.saved.emit({ code: role.code, change: changeOf(role, KNOWN) });
  }

  private replace(changed: Role): void {
    this.roles.update((roles) => roles.map((role) => (role.code === changed.code ? changed : role)));
  }
}
