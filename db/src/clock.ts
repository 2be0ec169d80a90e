import { civilDateOf, type CivilDate } from '@karta/domain';

/** Where the product asks for the time, so that tests may set it. */
export interface Clock {
  /** This instant. */
  now(): Date;
  /** The civil date in the city's zone. */
  today(): CivilDate;
}

/** The computer's clock, read in an IANA zone such as `Europe/Warsaw`. */
export function systemClock(zone: string): Clock {
  return { now: () => new Date(), today: () => civilDateOf(new Date(), zone) };
}
