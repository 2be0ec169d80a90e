import { EMPTY_ENTRY, type EntryValues } from '@karta/domain';
import type { Caller } from './caller.ts';
import { rareApplicant } from './people.ts';

/** Somebody whom a clerk has entered in the register, at whose entry the clerk may look for a while; the entry's id. */
export async function enteredPerson(clerk: Caller, change: Partial<EntryValues> = {}): Promise<string> {
  const values = {
    ...EMPTY_ENTRY,
    ...{ firstName: 'Hanna', lastName: rareApplicant('Wpisana').lastName, place: 'Nowa Rzeczna', houseNumber: '3' },
    ...{ postalCode: '09-990' },
    ...(change.pesel ? {} : { noPeselReason: 'other' as const, birthDate: '1980-02-03', sex: 'female' as const }),
    ...change,
  };
  const person = { values, isConfirmed: true, seen: [] };
  const { id } = await clerk.must(clerk.post<{ id: string }>('/api/operator/residents', person));
  await clerk.must(clerk.post(`/api/operator/residents/${id}/looks`, { reason: 'counter', note: '' }));
  return id;
}
