import type { PhotoAdvice, PhotoMeasure, PhotoScore } from '@karta/domain';

export const MEASURE_WORDS: Readonly<Record<PhotoMeasure, string>> = {
  light: $localize`:@@photo.light:Jasność`,
  sharpness: $localize`:@@photo.sharpness:Ostrość`,
  position: $localize`:@@photo.position:Położenie twarzy`,
  background: $localize`:@@photo.background:Tło`,
};

const GOOD: Readonly<Record<PhotoMeasure, string>> = {
  light: $localize`:@@photo.light.good:dobra`,
  sharpness: $localize`:@@photo.sharpness.good:dobra`,
  position: $localize`:@@photo.position.good:na środku`,
  background: $localize`:@@photo.background.good:jasne i gładkie`,
};

const FOUND: Readonly<Record<PhotoAdvice, string>> = {
  MORE_LIGHT: $localize`:@@photo.found.MORE_LIGHT:za ciemno`,
  LESS_LIGHT: $localize`:@@photo.found.LESS_LIGHT:za jasno`,
  LIGHT_FROM_FRONT: $localize`:@@photo.found.LIGHT_FROM_FRONT:światło z boku`,
  HOLD_STILL: $localize`:@@photo.found.HOLD_STILL:nieostre`,
  TO_THE_MIDDLE: $localize`:@@photo.found.TO_THE_MIDDLE:z boku`,
  CLOSER: $localize`:@@photo.found.CLOSER:za daleko`,
  FURTHER: $localize`:@@photo.found.FURTHER:za blisko`,
  LIGHTER_BACKGROUND: $localize`:@@photo.found.LIGHTER_BACKGROUND:za ciemne`,
  PLAIN_BACKGROUND: $localize`:@@photo.found.PLAIN_BACKGROUND:niejednolite`,
};

const UNKNOWN = $localize`:@@photo.unknown:nie da się ocenić`;

/** What to do, one sentence for one piece of advice. */
export const ADVICE_WORDS: Readonly<Record<PhotoAdvice, string>> = {
  MORE_LIGHT: $localize`:@@photo.advice.MORE_LIGHT:Za ciemno. Stań przodem do okna.`,
  LESS_LIGHT: $localize`:@@photo.advice.LESS_LIGHT:Za jasno. Odsuń się od światła.`,
  LIGHT_FROM_FRONT: $localize`:@@photo.advice.LIGHT_FROM_FRONT:Światło pada z boku. Obróć się do niego przodem.`,
  HOLD_STILL: $localize`:@@photo.advice.HOLD_STILL:Nieostre. Przytrzymaj aparat nieruchomo.`,
  TO_THE_MIDDLE: $localize`:@@photo.advice.TO_THE_MIDDLE:Ustaw głowę pośrodku owalu.`,
  CLOSER: $localize`:@@photo.advice.CLOSER:Przysuń się, żeby twarz wypełniła owal.`,
  FURTHER: $localize`:@@photo.advice.FURTHER:Odsuń się trochę, żeby było widać całą głowę.`,
  LIGHTER_BACKGROUND: $localize`:@@photo.advice.LIGHTER_BACKGROUND:Tło jest ciemne. Stań na tle jasnej ściany.`,
  PLAIN_BACKGROUND: $localize`:@@photo.advice.PLAIN_BACKGROUND:Za Tobą coś widać. Stań na tle gładkiej ściany.`,
};

/** One word or two on what was found. */
export function foundWords({ measure, verdict, advice }: PhotoScore): string {
  if (verdict === 'unknown') return UNKNOWN;
  return advice === null ? GOOD[measure] : FOUND[advice];
}
