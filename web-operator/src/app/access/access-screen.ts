import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { AccessOverview, PersonAccess, RoleChange } from '@karta/contracts';
import { FailureNote, readAnew, Skeleton, Toasts, toProblem } from '@karta/web-shared';
import { AccessApi, accessOverview } from './access-api.ts';
import { NamedCodeForm } from './named-code-form.ts';
import { NamedCodeList } from './named-code-list.ts';
import { FileMenu } from '../lists/file-menu.ts';
import { download } from '../lists/files/download.ts';
import { tableFile, type FileFormat } from '../lists/files/table-file.ts';
import { matrixOf } from './matrix.ts';
import { PeopleTable } from './people-table.ts';
import { RoleCompare } from './role-compare.ts';
import { RoleTable } from './role-table.ts';

/** Who may do what in the office: rights of roles, groups, roles and groups of people. */
@Component({
  selector: 'km-access-screen',
  imports: [FailureNote, FileMenu, NamedCodeForm, NamedCodeList, PeopleTable, RoleCompare, RoleTable, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './access-screen.html',
})
export class AccessScreen {
  protected readonly readAnew = readAnew;
  protected readonly resource = accessOverview();
  protected readonly failure = signal<unknown>(null);
  private readonly api = inject(AccessApi);
  private readonly toasts = inject(Toasts);

  protected readonly saveRole = (code: string, change: RoleChange): Promise<boolean> =>
    this.act(() => this.api.putRole(code, change), 'Zapisano rolę. Działa od zaraz.');
  protected readonly savePerson = (id: string, access: PersonAccess): Promise<boolean> =>
    this.act(() => this.api.putPerson(id, access), 'Zapisano uprawnienia osoby. Działają od zaraz.');
  protected readonly addRole = (role: { code: string; name: string }): Promise<boolean> =>
    this.act(() => this.api.addRole(role), 'Dodano rolę. Zaznacz jej prawa.');
  protected readonly addGroup = (group: { code: string; name: string }): Promise<boolean> =>
    this.act(() => this.api.addGroup(group), 'Dodano grupę. Zaznacz, kto do niej należy.');

  /** Roles and rights as a file, for whoever looks through them. */
  protected export(format: FileFormat): void {
    if (!this.resource.hasValue()) return;
    const overview = this.resource.value();
    const head = ['Prawo', ...overview.roles.map(({ name }) => name)];
    const lines = matrixOf(overview.roles, overview).map(({ about, words }) => [about, ...words]);
    download(tableFile(format, { heading: 'Role i prawa', head, lines }), `role-i-prawa.${format}`);
  }

  /** Returns whether what was ticked or typed is done with: saved, or read anew because somebody else was faster. */
  private async act(work: () => Promise<AccessOverview>, done: string): Promise<boolean> {
    this.failure.set(null);
    try {
      this.resource.set(await work());
      this.toasts.say(done);
      return true;
    } catch (failure) {
      this.failure.set(failure);
      if (toProblem(failure).code !== 'ACCESS_CHANGED') return false;
      readAnew(this.resource);
      return true;
    }
  }
}
