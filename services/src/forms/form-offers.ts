import { readSettings, type City } from '@karta/db';
import {
  addDays,
  type ApplicationFormRow,
  type CivilDate,
  type FilingRefusal,
  type LocalText,
  type ApplicationType,
} from '@karta/domain';
import { holderOf, offersTo, type Offer } from '../applications/availability.ts';
import { newestForms } from './form-rows.ts';

/** A form as the selector shows it. */
export interface FormOffered {
  code: string;
  kind: ApplicationType;
  names: LocalText | null;
  objects: string[];
  refusal: FilingRefusal | null;
  opensOn: CivilDate | null;
}

/** Of several reasons the one that says most. */
const SAYS_MOST: readonly FilingRefusal[] = ['ALREADY_OPEN', 'TOO_EARLY', 'TOO_LATE', 'PACKAGE_HELD'];

/** Every form of the town: with what this account may begin it now, or why not (004-46, 004-69). */
export async function formOffersTo(city: City, accountId: string): Promise<FormOffered[]> {
  const offers = await offersTo(city, accountId);
  const opens = await firstExtension(city, accountId);
  const forms = await newestForms(city.knex);
  return forms.map((form) => offeredAs(form, offers, opens));
}

function offeredAs(
  { code, kind, names }: ApplicationFormRow,
  offers: readonly Offer[],
  opens: CivilDate | null,
): FormOffered {
  const own = offers.filter(({ type }) => type === kind);
  const objects = own.filter(({ refusal }) => refusal === null).map(({ object }) => object);
  const reasons = own.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
  const refusal = objects.length > 0 ? null : (SAYS_MOST.find((each) => reasons.includes(each)) ?? reasons[0] ?? null);
  return { code, kind, names, objects, refusal, opensOn: refusal === 'TOO_EARLY' ? opens : null };
}

/** The first day on which a package that is held may be prolonged. */
async function firstExtension(city: City, accountId: string): Promise<CivilDate | null> {
  const { packages } = await holderOf(city.knex, accountId);
  const { extensionOpensDays } = await readSettings(city.knex);
  const days = packages.map(({ validUntil }) => addDays(validUntil, -extensionOpensDays)).toSorted();
  return days[0] ?? null;
}
