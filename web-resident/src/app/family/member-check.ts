import { comingOfAge, isEmail, isOfAge, isPersonName, plainEmail, plainName } from '@karta/domain';
import type { Mistake } from '@karta/web-shared';

export interface MemberForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly kinship: string;
  readonly email: string;
}

const isDate = (text: string, today: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '1900-01-01' && text <= today;

/** What keeps a member from being saved, in the order of the form (004-109, 004-110). */
export function memberMistakes(form: MemberForm, today: string): Mistake[] {
  const { birthDate, kinship } = form;
  const email = plainEmail(form.email);
  const isBorn = isDate(birthDate, today);
  const needsAddress = isBorn && isOfAge(birthDate, today);
  const mistakes: Mistake[] = [];
  const expect = (holds: boolean, anchor: string, sentence: string): void => {
    if (!holds) mistakes.push({ anchor, sentence });
  };
  expect(
    isPersonName(plainName(form.firstName)),
    'firstName',
    $localize`:@@register.first-name-wrong:Imię: wpisz je literami`,
  );
  expect(
    isPersonName(plainName(form.lastName)),
    'lastName',
    $localize`:@@register.last-name-wrong:Nazwisko: wpisz je literami`,
  );
  expect(isBorn, 'birthDate', $localize`:@@member-form.birth-wrong:Data urodzenia: wpisz dzień, miesiąc i rok`);
  expect(kinship !== '', 'kinship', $localize`:@@member-form.kinship-missing:Typ pokrewieństwa: wybierz z listy`);
  expect(
    email === '' ? !needsAddress : isEmail(email),
    'email',
    email === ''
      ? $localize`:@@member-form.email-needed:Adres e-mail: wpisz go, bo od 18 lat jest wymagany`
      : $localize`:@@register.email-wrong:Adres e-mail: wpisz pełny, na przykład jan@poczta.pl`,
  );
  return mistakes;
}

/** What the rule of the 18th birthday means for somebody born on that day; null while no day was typed (004-110). */
export function addressRule(birthDate: string, today: string): { isNeeded: boolean; from: string } | null {
  if (!isDate(birthDate, today)) return null;
  return { isNeeded: isOfAge(birthDate, today), from: comingOfAge(birthDate) };
}
