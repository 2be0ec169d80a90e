import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Appearance, SessionDialog, SessionGate, SkipLink } from '@karta/web-shared';
import { ResidentAccess } from './session/resident-access.ts';

@Component({
  selector: 'km-portal',
  imports: [RouterOutlet, SessionDialog, SkipLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-skip-link /><router-outlet />
    @defer (when gate.isAsking()) {
      <km-session-dialog [email]="access.account()?.email ?? ''" [signIn]="signIn" (left)="leave()" />
    }`,
})
export class Portal {
  /** Made here so that the chosen colours stand before the first screen. */
  protected readonly appearance = inject(Appearance);
  protected readonly gate = inject(SessionGate);
  protected readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);

  protected readonly signIn = (password: string): Promise<null> =>
    this.access.signIn({ email: this.access.account()?.email ?? '', password });

  protected leave(): void {
    this.access.forget();
    void this.router.navigate(['/zaloguj'], { queryParams: { powrot: this.router.url } });
  }
}
