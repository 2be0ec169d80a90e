import type { CardProductionActivities } from './card-production/activities.ts';
import type { EngineActivities } from './engine-activities.ts';
import type { ServiceActivities } from './service-activities.ts';

/** Everything a worker has to implement. */
export type Activities = ServiceActivities & EngineActivities & CardProductionActivities;
