import type { Throttle } from './http/throttle.ts';
import type { CityEvents } from './city-events.ts';
import type { CaseClient } from './temporal/case-client.ts';

/** What the handlers of one city share. */
export interface CityServices {
  cases: CaseClient;
  events: CityEvents;
  throttle: Throttle;
}
