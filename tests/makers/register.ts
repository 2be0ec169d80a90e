import { EMPTY_ENTRY, hasPersonalNumber, type EntryValues } from '@karta/domain';
import type { Caller } from './caller.ts';
import { rareApplicant } from './people.ts';

/** Two people of the same birth date and name would be taken for one. */
const anyDay = (): string => new Date(Math.floor(Math.random() * 10_000) * 86_400_000).toISOString().slice(0, 10);

/** A number of an identity card with its check digit. */
export function anyIdCard(): string {
  const series = String(Math.floor(Math.random() * 100_000)).padStart(5, '0');
  const fitting = Array.from({ length: 10 }, (_, digit) => `ZZX${digit}${series}`).find(hasPersonalNumber);
  return fitting ?? anyIdCard();
}

/** Somebody whom a clerk has entered in the register, at whose entry the clerk may look for a while; the entry's id. */
export async function enteredPerson(clerk: Caller, change: Partial<EntryValues> = {}): Promise<string> {
  const values = {
    ...EMPTY_ENTRY,
    ...{ firstName: 'Hanna', lastName: rareApplicant('Wpisana').lastName, place: 'Nowa Rzeczna', houseNumber: '3' },
    street: 'Polna',
    ...{ postalCode: '09-990' },
    ...(change.pesel ? {} : { noPeselReason: 'other' as const, birthDate: anyDay(), sex: 'female' as const }),
    ...change,
  };
  const person = { values, isConfirmed: true, seen: [] };
  const { id } = await clerk.must(clerk.post<{ id: string }>('/api/operator/residents', person));
  await clerk.must(clerk.post(`/api/operator/residents/${id}/looks`, { reason: 'counter', note: '' }));
  return id;
}
