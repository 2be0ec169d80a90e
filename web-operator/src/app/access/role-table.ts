import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { AccessOverview, RoleChange } from '@karta/contracts';
import { unmetNeeds, type GrantCondition, type Permission } from '@karta/domain';
import { UnsavedChanges } from '@karta/web-shared';
import { COLUMN_CODES, HIDDEN_COLUMNS } from './hidden-columns.ts';
import { changeOf, toggled, withCondition, withRight, type Role } from './role-draft.ts';
import { RIGHTS, rightWord } from './right-words.ts';
import { RowDrafts } from './row-drafts.ts';

const KNOWN = { rights: RIGHTS.map(({ code }) => code), columns: COLUMN_CODES };

/** Roles in columns, rights and groups in lines; a column is saved by itself. */
@Component({
  selector: 'km-role-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './role-table.html',
})
export class RoleTable {
  readonly overview = input.required<AccessOverview>();
  /** Saves a column; false: it stays as it was ticked. */
  readonly save = input.required<(code: string, change: RoleChange) => Promise<boolean>>();
  protected readonly drafts = new RowDrafts<Role, RoleChange>({
    stored: () => this.overview().roles,
    keyOf: ({ code }) => code,
    changeOf: (role) => changeOf(role, KNOWN),
  });
  protected readonly rights = RIGHTS;
  protected readonly registers = HIDDEN_COLUMNS;
  protected readonly rightWord = rightWord;

  constructor() {
    inject(UnsavedChanges).watch(() => this.drafts.areThere());
  }

  protected grantOf(role: Role, permission: string): Role['grants'][number] | undefined {
    return role.grants.find((grant) => grant.permission === permission);
  }
  /** What the right needs one of, where the role gives none of it. */
  protected lacks(role: Role, permission: Permission): readonly Permission[] {
    const held = role.grants.map((grant) => grant.permission);
    return unmetNeeds(held).find(({ right }) => right === permission)?.needs ?? [];
  }
  protected give(role: Role, permission: Permission, isGiven: boolean): void {
    this.drafts.keep(withRight(role, permission, isGiven));
  }
  protected limit(role: Role, permission: Permission, condition: string): void {
    this.drafts.keep(withCondition(role, permission, condition === '' ? null : (condition as GrantCondition)));
  }
  protected join(role: Role, group: string, isIn: boolean): void {
    this.drafts.keep({ ...role, groups: toggled(role.groups, group, isIn) });
  }
  protected hide(role: Role, column: string, isHidden: boolean): void {
    this.drafts.keep({ ...role, hiddenFields: toggled(role.hiddenFields, column, isHidden) });
  }
  protected countHidden(role: Role): number {
    return COLUMN_CODES.filter((code) => role.hiddenFields.includes(code)).length;
  }
  protected send(role: Role): Promise<void> {
    return this.drafts.send(role, (change) => this.save()(role.code, change));
  }
}
