import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { AccessOverview, PersonAccess, Problem, RoleChange } from '@karta/contracts';
import { FailureNote, sentenceFor, Skeleton, Toasts, toProblem } from '@karta/web-shared';
import { AccessApi, accessOverview } from './access-api.ts';
import { NamedCodeForm } from './named-code-form.ts';
import { PeopleTable } from './people-table.ts';
import { RoleTable } from './role-table.ts';

/** Who may do what in the office: rights of roles, groups, roles and groups of people. */
@Component({
  selector: 'km-access-screen',
  imports: [FailureNote, NamedCodeForm, PeopleTable, RoleTable, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './access-screen.html',
})
export class AccessScreen {
  protected readonly resource = accessOverview();
  protected readonly problem = signal<Problem | null>(null);
  protected readonly sentenceFor = sentenceFor;
  private readonly api = inject(AccessApi);
  private readonly toasts = inject(Toasts);

  protected saveRole({ code, change }: { code: string; change: RoleChange }): Promise<void> {
    return this.act(() => this.api.putRole(code, change), 'Zapisano rolę. Działa od zaraz.');
  }
  protected savePerson({ id, access }: { id: string; access: PersonAccess }): Promise<void> {
    return this.act(() => this.api.putPerson(id, access), 'Zapisano uprawnienia osoby. Działają od zaraz.');
  }
  protected addRole(role: { code: string; name: string }): Promise<void> {
    return this.act(() => this.api.addRole(role), 'Dodano rolę. Zaznacz jej prawa.');
  }
  protected addGroup(group: { code: string; name: string }): Promise<void> {
    return this.act(() => this.api.addGroup(group), 'Dodano grupę. Zaznacz, kto do niej należy.');
  }

  private async act(work: () => Promise<AccessOverview>, done: string): Promise<void> {
    this.problem.set(null);
    try {
      this.resource.set(await work());
      this.toasts.say(done);
    } catch (failure) {
      const problem = toProblem(failure);
      this.problem.set(problem);
      if (problem.code === 'ACCESS_CHANGED') this.resource.reload();
    }
  }
}
