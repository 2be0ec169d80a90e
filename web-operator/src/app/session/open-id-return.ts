import { ChangeDetectionStrategy, Component, inject, signal, type OnInit } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FactorStep, OperatorSession } from '@karta/contracts';
import { FailureNote, Skeleton, Toasts } from '@karta/web-shared';
import { Gate } from './gate.ts';
import { OpenIdApi } from './open-id-api.ts';
import { OperatorAccess } from './operator-access.ts';
import { SecondStep } from './second-step.ts';

/** The way back from the OpenID Provider: whoever it was is in, or sees why not. */
@Component({
  selector: 'km-open-id-return',
  imports: [FailureNote, Gate, RouterLink, SecondStep, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Logowanie</h1>
    @if (factor(); as asked) {
      <km-second-step [asked]="asked" (proved)="prove($event)" (enrolled)="enrolled()" (back)="leave()" />
    } @else if (isEmpty()) {
      <p class="mt-4">Ta strona odbiera odpowiedź dostawcy logowania. Zacznij od strony logowania.</p>
      <a class="btn btn--primary mt-4" routerLink="/zaloguj">Zaloguj</a>
    } @else if (failure(); as error) {
      <div class="mt-4"><km-failure [error]="error" [canRetry]="false" /></div>
      @if (access.operator()) {
        <a class="btn btn--primary mt-4" routerLink="/konto">Wróć do „Moje konto”</a>
      } @else {
        <div class="row row--wrap mt-4">
          <a class="btn btn--primary" routerLink="/zaloguj">Wróć do logowania</a>
          <button type="button" class="btn btn--secondary" (click)="leaveAgain()">Zaloguj innym kontem</button>
        </div>
      }
    } @else {
      <p class="muted mt-4" role="status">Sprawdzamy odpowiedź dostawcy…</p>
      <km-skeleton [lines]="2" />
    }
  </km-gate>`,
})
export class OpenIdReturn implements OnInit {
  protected readonly access = inject(OperatorAccess);
  protected readonly factor = signal<FactorStep | null>(null);
  protected readonly failure = signal<unknown>(null);
  /** Nobody sent the browser here. */
  protected readonly isEmpty = signal(false);
  private readonly api = inject(OpenIdApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private wanted = '/';

  async ngOnInit(): Promise<void> {
    const { search } = location;
    if (!new URLSearchParams(search).has('state')) return this.isEmpty.set(true);
    // a code is good once: a page that is loaded again begins anew
    history.replaceState(history.state, '', location.pathname);
    try {
      const { session, to, isLinked } = await this.api.comeBack(search);
      this.wanted = to;
      if (isLinked) this.toasts.say('Połączono konto. Od teraz możesz się nim logować.');
      if (session.factor !== null) return this.factor.set(session.factor);
      await this.prove(session);
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected async prove(session: OperatorSession): Promise<void> {
    this.access.take(session);
    await this.router.navigateByUrl(this.wanted);
  }

  protected async enrolled(): Promise<void> {
    await this.access.load();
    await this.router.navigateByUrl(this.wanted);
  }

  /** To the provider once more, which asks who it is. */
  protected async leaveAgain(): Promise<void> {
    try {
      await this.api.leaveToSignIn({ to: '/', isOther: true });
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected async leave(): Promise<void> {
    await this.router.navigateByUrl('/zaloguj');
  }
}
