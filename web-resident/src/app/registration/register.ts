import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import {
  ConsentCheck,
  ErrorSummary,
  FailureNote,
  PasswordField,
  passwordSentence,
  Skeleton,
  TextField,
  toProblem,
  type Mistake,
} from '@karta/web-shared';
import { plainEmail } from '@karta/domain';
import { CityFacts } from '../city-facts.ts';
import { PageLanguage } from '../frames/page-language.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import { registrationMistakes } from './registration-check.ts';
import { UpgradeAccount } from './upgrade-account.ts';

@Component({
  selector: 'km-register',
  imports: [ConsentCheck, ErrorSummary, FailureNote, PasswordField, Skeleton, TextField, UpgradeAccount],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register.html',
})
export class Register {
  protected readonly facts = inject(CityFacts);
  protected readonly language = inject(PageLanguage);
  /** Whether they register with an account that there is (004-02). */
  protected readonly hasAccount = signal(false);
  protected readonly firstName = signal('');
  protected readonly lastName = signal('');
  protected readonly hasOneName = signal(false);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly passwordAgain = signal('');
  protected readonly consents = signal<readonly string[]>([]);
  protected readonly mistakes = signal<readonly Mistake[]>([]);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly words = {
    sending: $localize`:@@sending:Wysyłamy…`,
    send: $localize`:@@register:Załóż konto`,
    tick: $localize`:@@register.tick:Zaznacz, żeby założyć konto`,
  };
  private readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);
  private readonly form = computed(() => ({
    firstName: this.firstName(),
    lastName: this.lastName(),
    email: this.email(),
    password: this.password(),
    passwordAgain: this.passwordAgain(),
    consents: this.consents(),
    hasOneName: this.hasOneName(),
  }));

  protected errorOf(anchor: string): string | null {
    const sentence = this.mistakes().find((mistake) => mistake.anchor === anchor)?.sentence;
    if (sentence !== undefined && anchor.startsWith('zgoda-')) return this.words.tick;
    return sentence === undefined ? null : atField(sentence);
  }

  protected setConsent(id: string, given: boolean): void {
    this.consents.update((all) =>
      given ? [...all.filter((each) => each !== id), id] : all.filter((each) => each !== id),
    );
  }

  protected async register(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    this.mistakes.set(registrationMistakes(this.form(), this.facts.city()?.registrationConsents ?? []));
    if (this.mistakes().length > 0) return;
    this.isSending.set(true);
    const { passwordAgain: _, hasOneName: _one, consents, ...registration } = this.form();
    try {
      const email = registration.email.trim();
      await this.access.register({ ...registration, email, consents: [...consents], language: this.language.code });
      await this.router.navigate(['/sprawdz-poczte'], { state: { email: plainEmail(registration.email) } });
    } catch (failure) {
      this.explain(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private explain(failure: unknown): void {
    const problem = toProblem(failure);
    const weak = passwordSentence(problem);
    if (weak !== undefined) {
      this.mistakes.set([{ anchor: 'password', sentence: weak }]);
      return;
    }
    const fields = (problem.fields ?? []).map((field) => ({
      anchor: field.path,
      sentence: FIELD_SENTENCES[field.path] ?? $localize`:@@register.check-field:Sprawdź to pole`,
    }));
    this.mistakes.set(fields);
    if (fields.length === 0) this.failure.set(failure);
  }
}

const FIELD_SENTENCES: Record<string, string> = {
  firstName: $localize`:@@register.first-name-wrong:Imię: wpisz je literami`,
  lastName: $localize`:@@register.last-name-wrong:Nazwisko: wpisz je literami`,
  email: $localize`:@@register.email-wrong:Adres e-mail: wpisz pełny, na przykład jan@poczta.pl`,
  password: $localize`:@@register.password-other:Hasło: wpisz inne, co najmniej 12 znaków`,
  consents: $localize`:@@register.consents-missing:Zgody: zaznacz wymagane`,
};

/** At the field itself its label need not be said again. */
function atField(sentence: string): string {
  const advice = sentence.replace(/^[^:.]+: /, '');
  return advice.charAt(0).toUpperCase() + advice.slice(1);
}
