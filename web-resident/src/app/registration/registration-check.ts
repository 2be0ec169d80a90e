import type { ConsentText } from '@karta/contracts';
import { inLanguage, isEmail, isPersonName, plainEmail, plainName } from '@karta/domain';
import type { Mistake } from '@karta/web-shared';

export interface RegistrationForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly password: string;
  readonly passwordAgain: string;
  readonly consents: readonly string[];
  /** The person ticked that there is only one name. */
  readonly hasOneName?: boolean;
}

export const SHORTEST_PASSWORD = 12;

/** What keeps the registration from being sent, in the order of the form (requirements 004-03 … 004-08). */
export function registrationMistakes(form: RegistrationForm, consents: readonly ConsentText[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const expect = (holds: boolean, anchor: string, sentence: string): void => {
    if (!holds) mistakes.push({ anchor, sentence });
  };
  const first = plainName(form.firstName);
  const last = plainName(form.lastName);
  expect(
    isPersonName(first) || (first === '' && form.hasOneName === true),
    'firstName',
    $localize`:@@register.first-name-wrong:Imię: wpisz je literami`,
  );
  expect(
    isPersonName(last) || (last === '' && form.hasOneName === true && first !== ''),
    'lastName',
    $localize`:@@register.last-name-wrong:Nazwisko: wpisz je literami`,
  );
  expect(
    isEmail(plainEmail(form.email)),
    'email',
    $localize`:@@register.email-wrong:Adres e-mail: wpisz pełny, na przykład jan@poczta.pl`,
  );
  expect(
    form.password.length >= SHORTEST_PASSWORD,
    'password',
    $localize`:@@register.password-short:Hasło: wpisz co najmniej 12 znaków`,
  );
  expect(
    form.password === form.passwordAgain,
    'passwordAgain',
    $localize`:@@register.passwords-differ:Hasła się różnią. Wpisz to samo hasło jeszcze raz`,
  );
  for (const consent of consents.filter((each) => each.required)) {
    expect(
      form.consents.includes(consent.id),
      `zgoda-${consent.id}`,
      $localize`:@@register.consent-missing:Zgody: zaznacz „${shortened(said(consent))}:statement:”`,
    );
  }
  return mistakes;
}

const said = ({ statement, statementIn }: ConsentText): string =>
  inLanguage(statement, statementIn, ($localize.locale ?? 'pl').slice(0, 2)).value;
const shortened = (text: string): string => (text.length > 48 ? `${text.slice(0, 48).replace(/\s\S*$/, '')}…` : text);
