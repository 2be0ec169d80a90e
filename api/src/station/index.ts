import type { Route } from '../http/definition.ts';
import { enrol } from './enrol.ts';
import { heartbeat } from './heartbeat.ts';
import { claimStationScan, failStationScan, putStationScan } from './scans.ts';
import { claimJob, extendLease, reportJob, talkToChip } from './jobs.ts';

/** What the agents of stations ask. */
export const STATION_ROUTES: readonly Route[] = [
  enrol,
  heartbeat,
  claimJob,
  reportJob,
  extendLease,
  talkToChip,
  claimStationScan,
  putStationScan,
  failStationScan,
];
