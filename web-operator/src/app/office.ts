import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { FactorStep } from '@karta/contracts';
import { Router, RouterOutlet } from '@angular/router';
import { Appearance, SessionDialog, SessionGate, SkipLink, UnsavedChanges, UnsavedDialog } from '@karta/web-shared';
import { OperatorAccess } from './session/operator-access.ts';

@Component({
  selector: 'km-office',
  imports: [RouterOutlet, SessionDialog, SkipLink, UnsavedDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-skip-link /><router-outlet />
    @defer (when gate.isAsking()) {
      <km-session-dialog
        [email]="access.operator()?.email ?? ''"
        [signIn]="signIn"
        factorAddress="/api/operator/sign-in"
        (proved)="access.take($event)"
        (left)="leave()"
      />
    }
    @defer (when unsaved.isAsking()) {
      <km-unsaved-dialog />
    }`,
})
export class Office {
  /** Made here so that the chosen colours stand before the first screen. */
  protected readonly appearance = inject(Appearance);
  protected readonly gate = inject(SessionGate);
  protected readonly unsaved = inject(UnsavedChanges);
  protected readonly access = inject(OperatorAccess);
  private readonly router = inject(Router);

  protected readonly signIn = (password: string): Promise<FactorStep | null> =>
    this.access.signIn({ email: this.access.operator()?.email ?? '', password });

  protected leave(): void {
    this.access.forget();
    this.unsaved.forget();
    void this.router.navigate(['/zaloguj'], { queryParams: { powrot: this.router.url } });
  }
}
