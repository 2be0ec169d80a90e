import type { City } from '@karta/db';
import type { Activities } from '@karta/workflows';

/** What activities may use; a call names its city. */
export interface Deps {
  /** Throws for a city that this installation does not serve. */
  cityOf(cityId: string): City;
}

/** An activity with its dependencies passed in. */
export type ActivityFactory<Name extends keyof Activities> = (deps: Deps) => Activities[Name];
