import type { FieldComparison } from '@karta/contracts';
import type { Application, City, Resident } from '@karta/db';
import { parsePesel } from '@karta/domain';
import type * as z from 'zod';

type Field = z.infer<typeof FieldComparison>;
type Sides = Record<string, string>;

/** Each field of the application beside the same field in the register, marked same, different or new. */
export async function compareWithRegister(
  city: City,
  application: Application,
  registered: Resident | undefined,
): Promise<Field[]> {
  const account = await city.knex('accounts').where('id', application.accountId).first('keyId');
  const applied = await sidesOf(city, application, { table: 'applications', keyId: account.keyId });
  const known = registered && (await sidesOf(city, registered, { table: 'residents', keyId: registered.keyId }));
  // Whoever holds a card is in the register already and is not asked for everything again.
  const asked = Object.entries(applied).filter(([, value]) => application.type === 'card-issue' || value !== '');
  return asked.map(([field, value]): Field => {
    const other = known?.[field] ?? null;
    const state = other === null || other === '' ? 'new' : other === value ? 'same' : 'different';
    return { field, applied: value, registered: other === '' ? null : other, state };
  });
}

async function sidesOf(
  city: City,
  person: Application | Resident,
  at: { table: string; keyId: string },
): Promise<Sides> {
  const pesel = person.pesel
    ? await city.vault.openText(at.keyId, { table: at.table, row: person.id, column: 'pesel' }, person.pesel)
    : '';
  const read = parsePesel(pesel, city.clock.today());
  const flat = person.flatNumber ? ` m. ${person.flatNumber}` : '';
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    pesel,
    birthDate: person.birthDate ?? '',
    sex: read.ok ? read.sex : '',
    address: `${person.street} ${person.houseNumber}${flat}, ${person.postalCode} ${person.place}`,
    email: person.email ?? '',
    phone: person.phone ?? '',
  };
}
