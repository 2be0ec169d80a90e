import { pluralForm } from '@karta/web-shared';

/** Whole years on a day. */
export function yearsOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthDate.slice(5) <= today.slice(5) ? years : years - 1;
}

/** `9 lat`, `44 lata`, `1 rok`. */
export function yearsInWords(years: number): string {
  return pluralForm(
    years,
    $localize`:@@years.one:${years}:years: rok`,
    $localize`:@@years.few:${years}:years: lata`,
    $localize`:@@years.many:${years}:years: lat`,
  );
}
