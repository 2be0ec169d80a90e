import type { GuardianAnswer } from '@karta/contracts';
import { plainDate, plainTime } from '@karta/web-shared';

/** What the other guardian of a child said, when, and to which text. */
export function guardianWord({ answer, answeredAt, until, isLate, version, statement }: GuardianAnswer): string {
  const text = `Tekst w wersji ${version}: „${statement}”`;
  if (answer === 'yes') return `Zgoda: ${plainTime(answeredAt)}. ${text}`;
  if (answer === 'no') return `Brak zgody: ${plainTime(answeredAt)}. ${text}`;
  return isLate
    ? `Bez odpowiedzi, termin minął ${plainDate(until)}. Decyzja należy do urzędu. ${text}`
    : `Czekamy na odpowiedź do ${plainDate(until)}. ${text}`;
}
