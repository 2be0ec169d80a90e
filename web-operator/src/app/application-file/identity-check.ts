import type { IdentityOrder } from '@karta/contracts';

export type IdentityMistakes = Partial<Record<keyof IdentityOrder, string>>;

type Written = Omit<IdentityOrder, 'verdict'> & { verdict: IdentityOrder['verdict'] | null };

/** What is missing before the decision can be stored, field by field. */
export function identityMistakes({ verdict, proof, cardNumber, code, reason }: Written): IdentityMistakes {
  const isSame = verdict === 'same-person';
  const byCode = isSame && proof === 'card-and-code';
  return {
    ...(verdict === null && { verdict: 'Wybierz, kim jest wnioskodawca' }),
    ...(isSame && proof === null && { proof: 'Wybierz, jak wykazano tożsamość' }),
    ...(byCode && cardNumber === '' && { cardNumber: 'Wpisz numer karty' }),
    ...(byCode && code === '' && { code: 'Wpisz kod z listu' }),
    ...(reason === '' && { reason: 'Wpisz uzasadnienie' }),
  };
}
