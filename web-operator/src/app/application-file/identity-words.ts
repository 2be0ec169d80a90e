import type { IdentityView } from '@karta/contracts';
import { plainTime } from '@karta/web-shared';

/** Why a person has to decide. */
const QUESTIONS: Readonly<Record<IdentityView['question'], string>> = {
  'entry-of-other-account': 'Ten numer PESEL ma w rejestrze osoba z innym kontem.',
  'entry-without-account': 'Ten numer PESEL ma w rejestrze osoba wpisana w urzędzie, bez konta.',
  'claimed-by-others': 'Z tym numerem PESEL złożono wnioski z różnych kont.',
};
export const questionWord = ({ question }: IdentityView): string => QUESTIONS[question];

export const PROOF_WORDS = {
  document: 'dokument tożsamości przy okienku',
  'card-and-code': 'numer karty i kod z listu',
} as const;

/** What was decided, by whom and how it was proven. */
export function decisionWord({ verdict, proof, by, at }: NonNullable<IdentityView['decision']>): string {
  const what =
    verdict === 'same-person'
      ? `Tożsamość potwierdzona${proof ? ` (${PROOF_WORDS[proof]})` : ''}.`
      : 'To inna osoba: wniosku nie można uwzględnić.';
  return `${what} ${by}, ${plainTime(at)}`;
}
