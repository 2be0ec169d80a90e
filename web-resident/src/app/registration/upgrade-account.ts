import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { isEmail, plainEmail } from '@karta/domain';
import {
  ConsentCheck,
  ErrorSummary,
  FailureNote,
  PasswordField,
  TextField,
  toProblem,
  type Mistake,
} from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { ResidentAccess } from '../session/resident-access.ts';

/** Somebody who has an account registers as a resident with it: address, password, and the consents (004-02). */
@Component({
  selector: 'km-upgrade',
  imports: [ConsentCheck, ErrorSummary, FailureNote, PasswordField, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form novalidate (submit)="upgrade($event)">
    <p i18n="@@upgrade.lead">Podaj adres i&nbsp;hasło swojego konta. Potem od razu złożysz wniosek o&nbsp;kartę.</p>
    <km-error-summary [mistakes]="mistakes()" purpose="żeby się zarejestrować" i18n-purpose="@@upgrade.purpose" />
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <km-text-field
      name="email"
      label="Adres e-mail"
      i18n-label="@@email"
      type="email"
      autocomplete="username"
      [required]="true"
      [maxLength]="254"
      [(value)]="email"
      [error]="errorOf('email')"
    />
    <div>
      <km-password-field
        name="password"
        label="Hasło"
        i18n-label="@@password"
        [(value)]="password"
        [error]="errorOf('password')"
      />
      <a class="link-line" routerLink="/nie-pamietam-hasla" i18n="@@sign-in.forgotten">Nie pamiętam hasła</a>
    </div>
    <fieldset>
      <legend class="sr" i18n="@@register.consents">Zgody</legend>
      @for (consent of facts.city()?.registrationConsents ?? []; track consent.id) {
        <km-consent
          [consent]="consent"
          [given]="consents().includes(consent.id)"
          (givenChange)="setConsent(consent.id, $event)"
          [error]="errorOf('zgoda-' + consent.id)"
        />
      }
    </fieldset>
    <button class="btn btn--primary btn--block" [disabled]="isSending()" i18n="@@upgrade.do">
      Zarejestruj się jako mieszkaniec
    </button>
  </form>`,
})
export class UpgradeAccount {
  protected readonly facts = inject(CityFacts);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly consents = signal<readonly string[]>([]);
  protected readonly mistakes = signal<readonly Mistake[]>([]);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);

  protected errorOf(anchor: string): string | null {
    return this.mistakes().find((mistake) => mistake.anchor === anchor)?.sentence ?? null;
  }

  protected setConsent(id: string, given: boolean): void {
    this.consents.update((all) => [...all.filter((each) => each !== id), ...(given ? [id] : [])]);
  }

  protected async upgrade(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    this.mistakes.set(this.missing());
    if (this.mistakes().length > 0) return;
    this.isSending.set(true);
    try {
      const email = plainEmail(this.email());
      const step = await this.access.upgrade({ email, password: this.password(), consents: [...this.consents()] });
      // whoever has a second factor shows it at the sign-in; the consents are given already
      if (step) await this.router.navigate(['/zaloguj'], { queryParams: { powrot: '/wnioski/nowy' } });
      else await this.router.navigate(['/wnioski/nowy']);
    } catch (failure) {
      const { fields } = toProblem(failure);
      if (fields?.some(({ path }) => path === 'consents'))
        this.mistakes.set([
          { anchor: 'email', sentence: $localize`:@@register.consents-missing:Zgody: zaznacz wymagane` },
        ]);
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private missing(): Mistake[] {
    const required = (this.facts.city()?.registrationConsents ?? []).filter((text) => text.required);
    const unticked = required.filter(({ id }) => !this.consents().includes(id));
    return [
      ...(isEmail(plainEmail(this.email()))
        ? []
        : [
            {
              anchor: 'email',
              sentence: $localize`:@@register.email-wrong:Adres e-mail: wpisz pełny, na przykład jan@poczta.pl`,
            },
          ]),
      ...(this.password()
        ? []
        : [{ anchor: 'password', sentence: $localize`:@@activate.password-missing:Wpisz hasło` }]),
      ...unticked.map(({ id }) => ({
        anchor: `zgoda-${id}`,
        sentence: $localize`:@@upgrade.tick:Zaznacz, żeby się zarejestrować`,
      })),
    ];
  }
}
