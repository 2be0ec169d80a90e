import type { FieldComparison } from '@karta/contracts';
import type { Application, City, Resident } from '@karta/db';
import {
  APPLICANT_FIELD_NAMES,
  APPLICATION_KINDS,
  applicantField,
  parsePesel,
  type ApplicantField,
} from '@karta/domain';
import type { Knex } from 'knex';
import { openApplicant, openResident } from './sealed-fields.ts';

type Sides = Record<string, string>;
type Values = Readonly<Record<ApplicantField, string | null>>;

/** Each field of the application beside the same field in the register, marked same, different or new. */
export async function compareWithRegister(
  trx: Knex,
  city: City,
  application: Application,
  registered: Resident | undefined,
): Promise<FieldComparison[]> {
  const today = city.clock.today();
  const applied = sidesOf(await openApplicant(trx, city, application), application.birthDate, today);
  const known = registered && sidesOf(await openResident(city, registered), registered.birthDate, today);
  // Whoever holds a card is in the register already and is not asked for everything again.
  const { isAboutHolder } = APPLICATION_KINDS[application.type];
  const asked = Object.entries(applied).filter(([, value]) => !isAboutHolder || value !== '');
  return asked.map(([field, value]): FieldComparison => {
    const other = known?.[field] ?? null;
    const state = other === null || other === '' ? 'new' : other === value ? 'same' : 'different';
    return { field, applied: value, registered: other === '' ? null : other, state };
  });
}

/** The fields in the order of the form; the address is one line, the number is followed by what it says. */
function sidesOf(values: Values, birthDate: string | null, today: string): Sides {
  const sides: Sides = {};
  for (const field of APPLICANT_FIELD_NAMES) {
    const { partOf, kind } = applicantField(field);
    if (partOf === 'address') sides[partOf] ??= addressLine(values);
    else sides[field] = values[field] ?? '';
    if (kind === 'pesel') Object.assign(sides, saidBy(values[field] ?? '', birthDate, today));
  }
  return sides;
}

function saidBy(pesel: string, birthDate: string | null, today: string): Sides {
  const read = parsePesel(pesel, today);
  return { birthDate: birthDate ?? '', sex: read.ok ? read.sex : '' };
}

function addressLine({ street, houseNumber, flatNumber, postalCode, place }: Values): string {
  const flat = flatNumber ? ` m. ${flatNumber}` : '';
  return `${street} ${houseNumber}${flat}, ${postalCode} ${place}`;
}
