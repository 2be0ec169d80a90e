import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { plainEmail } from '@karta/domain';
import {
  ErrorSummary,
  FailureNote,
  IntendedAct,
  plainDate,
  Skeleton,
  TextField,
  Toasts,
  toProblem,
  type Mistake,
} from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { FamilyApi, familyResource } from './family-api.ts';
import { addressRule, memberMistakes } from './member-check.ts';
import { yearsInWords, yearsOn } from './years-of-age.ts';

/** Adds somebody to the family, or changes what is known of them (004-109, 004-110, 004-113). */
@Component({
  selector: 'km-member-form',
  imports: [ErrorSummary, FailureNote, RouterLink, Skeleton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './member-form.html',
})
export class MemberForm {
  /** Of the member who is changed; none where one is added. */
  readonly id = input<string>();
  protected readonly family = familyResource();
  protected readonly firstName = signal('');
  protected readonly lastName = signal('');
  protected readonly birthDate = signal('');
  protected readonly kinship = signal('');
  protected readonly email = signal('');
  protected readonly mistakes = signal<readonly Mistake[]>([]);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly plainDate = plainDate;
  private readonly api = inject(FamilyApi);
  private readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly adding = new IntendedAct();
  protected readonly today = computed(() => (this.family.hasValue() ? this.family.value().today : ''));
  protected readonly member = computed(() =>
    this.family.hasValue() ? this.family.value().members.find(({ id }) => id === this.id()) : undefined,
  );
  protected readonly isUnknown = computed(() => this.id() !== undefined && this.family.hasValue() && !this.member());
  /** The name and the date of somebody in the register are changed by an application. */
  protected readonly isNamed = computed(() => this.member()?.isInRegister === true);
  protected readonly mayChange = computed(() => this.member()?.changeable ?? 'everything');
  /** Of somebody who has come of age without an address, only the address is asked. */
  protected readonly isGrown = computed(() => this.mayChange() === 'nothing');
  protected readonly rule = computed(() => addressRule(this.birthDate(), this.today()));
  protected readonly age = computed(() => yearsInWords(yearsOn(this.birthDate(), this.today())));
  protected readonly shortName = computed(
    () => this.firstName() || this.lastName() || $localize`:@@member-form.this-person:Ta osoba`,
  );

  constructor() {
    let filled = '';
    effect(() => {
      const member = this.member();
      if (!member || filled === member.id) return;
      filled = member.id;
      untracked(() => {
        this.firstName.set(member.firstName);
        this.lastName.set(member.lastName);
        this.birthDate.set(member.birthDate);
        this.kinship.set(member.kinship);
        this.email.set(member.email ?? '');
      });
    });
  }

  protected errorOf(anchor: string): string | null {
    const sentence = this.mistakes().find((mistake) => mistake.anchor === anchor)?.sentence;
    if (sentence === undefined) return null;
    const advice = sentence.replace(/^[^:.]+: /, '');
    return advice.charAt(0).toUpperCase() + advice.slice(1);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    const form = {
      firstName: this.firstName(),
      lastName: this.lastName(),
      birthDate: this.birthDate(),
      kinship: this.kinship(),
      email: plainEmail(this.email()),
    };
    this.mistakes.set(memberMistakes(form, this.today()));
    if (this.mistakes().length > 0) return;
    const data = { ...form, email: form.email || null };
    this.isSending.set(true);
    try {
      await this.send(data);
      this.toasts.say(this.saidAfter(data.email));
      await this.access.load();
      await this.router.navigate(['/rodzina']);
    } catch (failure) {
      this.adding.failed(failure);
      this.explain(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private send(data: Parameters<FamilyApi['change']>[1]): Promise<void> {
    const id = this.id();
    if (id === undefined) return this.api.add(data, this.adding.keyFor(data));
    if (this.isGrown()) return this.api.giveAddress(id, data.email ?? '', this.adding.keyFor([id, data.email]));
    return this.api.change(id, data);
  }

  private saidAfter(email: string | null): string {
    const isNewAddress = email !== null && email !== (this.member()?.email ?? null);
    if (isNewAddress) return $localize`:@@member-form.link-sent:Zapisano. Wysłaliśmy link do ustalenia hasła.`;
    return $localize`:@@saved:Zapisano.`;
  }

  private explain(failure: unknown): void {
    const fields = (toProblem(failure).fields ?? []).map(({ path, code }) => ({
      anchor: path,
      sentence: SENTENCES[code] ?? $localize`:@@register.check-field:Sprawdź to pole`,
    }));
    this.mistakes.set(fields);
    if (fields.length === 0) this.failure.set(failure);
  }
}

const SENTENCES: Record<string, string> = {
  EMAIL_FROM_18: $localize`:@@member-form.email-needed:Adres e-mail: wpisz go, bo od 18 lat jest wymagany`,
  OWN_EMAIL: $localize`:@@member-form.own-email:Adres e-mail: to Twój własny adres. Wpisz adres tej osoby`,
  IMPOSSIBLE_DATE: $localize`:@@member-form.birth-wrong:Data urodzenia: wpisz dzień, miesiąc i rok`,
};
