import type { PersonChangeView } from '@karta/contracts';
import { Operator, type City } from '@karta/db';
import { isSealedEntryField } from '@karta/domain';
import { changesOfEntry, type OpenedChange } from '@karta/services';

/** A number that is sealed, as the page shows it: what tells nothing that is not beside it. */
export const masked = (field: string, text: string): string =>
  text === '' || !isSealedEntryField(field) ? text : `${text.slice(0, field === 'pesel' ? 6 : 3)}•••••`;

/** The changes of an entry as the office reads them: who by name, numbers masked (000-22). */
export async function changesForOffice(city: City, residentId: string): Promise<PersonChangeView[]> {
  const changes = await changesOfEntry(city.knex, city, residentId);
  const staff = changes.flatMap(({ actorKind, actorId }) => (actorKind === 'operator' ? actorId : []));
  const operators = await Operator.query(city.knex)
    .findByIds([...new Set(staff)])
    .select('id', 'name');
  const ids = changes.flatMap(({ applicationId }) => applicationId ?? []);
  const numbers: { id: string; number: number }[] = await city
    .knex('applications')
    .whereIn('id', ids)
    .select('id', 'number');
  return changes.map(({ at, actorKind, actorId, applicationId, before, after, id, source, reason }) => ({
    id,
    source,
    reason,
    at: at.toISOString(),
    by: operators.find((each) => each.id === actorId)?.name ?? '',
    byKind: actorKind,
    applicationNumber: numbers.find((each) => each.id === applicationId)?.number ?? null,
    before: before && maskedValues(before),
    after: maskedValues(after),
  }));
}

const maskedValues = (values: OpenedChange['after']): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([field, text]) => [field, masked(field, text)]));
