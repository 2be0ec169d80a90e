import type { Route } from '../http/definition.ts';
import { postCheck, postPastChecks } from './checks.ts';
import { enrolment } from './enrolment.ts';
import { getCardTable, getStatusList } from './lists.ts';
import { setup } from './setup.ts';
import { deleteShift, postShift } from './shift.ts';

/** What devices of controllers ask. */
export const READER_ROUTES: readonly Route[] = [
  enrolment,
  setup,
  postShift,
  deleteShift,
  postCheck,
  postPastChecks,
  getStatusList,
  getCardTable,
];
