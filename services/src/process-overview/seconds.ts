/** A length of time as the database answers it; null where it has measured nothing. */
export const seconds = (answered: string | number | null | undefined): number | null =>
  answered === null || answered === undefined ? null : Math.max(0, Math.round(Number(answered)));
