import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Appearance, SessionGate, SkipLink } from '@karta/web-shared/first-page';
import { SessionDialog } from '@karta/web-shared/session-dialog';
import type { FactorStep, ResidentSession } from '@karta/contracts';
import { ResidentAccess } from './session/resident-access.ts';

/** The frame of all screens; who signs in has the dialog of an ended session at hand, as a new release may have replaced its file. */
@Component({
  selector: 'km-portal',
  imports: [RouterOutlet, SessionDialog, SkipLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-skip-link /><router-outlet />
    @defer (when gate.isAsking(); prefetch when access.account() !== null) {
      <km-session-dialog
        [email]="access.account()?.email ?? ''"
        [signIn]="signIn"
        factorAddress="/api/resident/sign-in"
        (proved)="enter($event)"
        (left)="leave()"
      />
    }`,
})
export class Portal {
  /** Made here so that the chosen colours stand before the first screen. */
  protected readonly appearance = inject(Appearance);
  protected readonly gate = inject(SessionGate);
  protected readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);

  protected readonly signIn = async (password: string): Promise<FactorStep | null> => {
    const actsFor = this.access.actsFor();
    const step = await this.access.signIn({ email: this.access.account()?.email ?? '', password });
    if (step === null) await this.access.comeBack(actsFor);
    return step;
  };

  protected enter(session: ResidentSession): void {
    const actsFor = this.access.actsFor();
    // who acted for a member chooses them again: the page is not theirs any more
    this.access.enter(session);
    if (actsFor !== null) location.reload();
  }

  protected leave(): void {
    this.access.forget();
    void this.router.navigate(['/zaloguj'], { queryParams: { powrot: this.router.url } });
  }
}
