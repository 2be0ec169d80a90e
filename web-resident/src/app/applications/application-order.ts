import type { ApplicationState, ApplicationSummary } from '@karta/contracts';

export type Order = 'newest' | 'oldest';

/** The list by status ('' = all) and date: the day of filing, for drafts the day of creation. */
export function filteredAndSorted(
  all: readonly ApplicationSummary[],
  status: ApplicationState | '',
  order: Order,
): ApplicationSummary[] {
  const dateOf = (application: ApplicationSummary): string => application.submittedAt ?? application.createdAt;
  const direction = order === 'newest' ? -1 : 1;
  return all
    .filter((application) => status === '' || application.state === status)
    .toSorted((one, other) => direction * (dateOf(one).localeCompare(dateOf(other)) || one.number - other.number));
}
