import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal, type OnInit } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Invitation } from '@karta/contracts';
import {
  ConsentCheck,
  FailureNote,
  PasswordField,
  passwordSentence,
  sentenceFor,
  Skeleton,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ResidentAccess } from '../session/resident-access.ts';
import { SHORTEST_PASSWORD } from './registration-check.ts';

/** The link of the letter to somebody of a family: a password, the consents, and the account is theirs (004-114, 004-116). */
@Component({
  selector: 'km-join-family',
  imports: [ConsentCheck, FailureNote, PasswordField, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './join-family.html',
})
export class JoinFamily implements OnInit {
  readonly token = input<string>();
  protected readonly invited = signal<Invitation | null>(null);
  protected readonly password = signal('');
  protected readonly passwordAgain = signal('');
  protected readonly consents = signal<readonly string[]>([]);
  protected readonly letsGuardianAct = signal(false);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);
  protected readonly isWithoutRequired = computed(() =>
    (this.invited()?.consents ?? []).some(({ id, required }) => required && !this.consents().includes(id)),
  );

  async ngOnInit(): Promise<void> {
    const token = this.token();
    if (!token) return;
    try {
      this.invited.set(await firstValueFrom(this.http.post<Invitation>('/api/resident/family-invitation', { token })));
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected setConsent(id: string, given: boolean): void {
    this.consents.update((all) => [...all.filter((each) => each !== id), ...(given ? [id] : [])]);
  }

  protected async join(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending() || !this.isComplete()) return;
    this.failure.set(null);
    this.isSending.set(true);
    try {
      const step = await this.access.join({
        token: this.token() ?? '',
        password: this.password(),
        consents: [...this.consents()],
        letsGuardianAct: this.letsGuardianAct(),
      });
      await this.router.navigate([step ? '/zaloguj' : '/karty']);
    } catch (failure) {
      const problem = toProblem(failure);
      const weak = passwordSentence(problem);
      if (problem.code === 'WRONG_PASSWORD') this.errors.set({ password: sentenceFor(problem.code) });
      else if (weak) this.errors.set({ password: weak });
      else this.failure.set(failure);
      document.getElementById('password')?.focus();
    } finally {
      this.isSending.set(false);
    }
  }

  private isComplete(): boolean {
    const isNew = this.invited()?.hasAccount === false;
    const wrong: [string, string][] = [];
    if (isNew && this.password().length < SHORTEST_PASSWORD)
      wrong.push(['password', $localize`:@@join.password-short:Wpisz co najmniej 12 znaków`]);
    if (!isNew && !this.password()) wrong.push(['password', $localize`:@@activate.password-missing:Wpisz hasło`]);
    if (isNew && this.password() !== this.passwordAgain())
      wrong.push([
        'passwordAgain',
        $localize`:@@join.passwords-differ:Hasła się różnią. Wpisz to samo hasło jeszcze raz`,
      ]);
    this.errors.set(Object.fromEntries(wrong));
    if (wrong[0]) document.getElementById(wrong[0][0])?.focus();
    return wrong.length === 0;
  }
}
