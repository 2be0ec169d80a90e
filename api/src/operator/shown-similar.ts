import type { SimilarPeople } from '@karta/contracts';
import { fullName } from '@karta/domain';
import type { similarPeople } from '@karta/services';

/** People who are like somebody, as the screens show them. */
export const shownSimilar = (people: Awaited<ReturnType<typeof similarPeople>>): SimilarPeople['people'] =>
  people.map(({ resident, percent, reasons }) => ({
    id: resident.id,
    name: fullName(resident),
    birthDate: resident.birthDate,
    address: `${resident.street} ${resident.houseNumber}`.trim(),
    percent,
    reasons: [...reasons],
  }));
