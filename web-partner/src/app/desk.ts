import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Appearance, SessionDialog, SessionGate, SkipLink } from '@karta/web-shared';
import { DeskAccess } from './session/desk-access.ts';

/** The frame of all screens of a partner's desk. */
@Component({
  selector: 'km-desk',
  imports: [RouterOutlet, SessionDialog, SkipLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-skip-link /><router-outlet />
    @defer (when gate.isAsking()) {
      <km-session-dialog [email]="access.person()?.email ?? ''" [signIn]="signIn" (left)="leave()" />
    }`,
})
export class Desk {
  /** Made here so that the chosen colours stand before the first screen. */
  protected readonly appearance = inject(Appearance);
  protected readonly gate = inject(SessionGate);
  protected readonly access = inject(DeskAccess);
  private readonly router = inject(Router);

  protected readonly signIn = async (password: string): Promise<null> => {
    await this.access.signIn({ email: this.access.person()?.email ?? '', password });
    return null;
  };

  protected leave(): void {
    this.access.forget();
    void this.router.navigate(['/zaloguj']);
  }
}
