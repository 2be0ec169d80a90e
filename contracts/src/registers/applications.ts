import { APPLICATION_STATES } from '@karta/domain';
import { register } from './register.ts';

/** All sent applications, newest first; a draft is its applicant's alone. */
export const APPLICATIONS = register({
  name: 'applications',
  area: 'operator',
  right: 'application.read',
  id: 'id',
  columns: {
    number: { kind: 'number' },
    holder: { kind: 'person', field: 'holderName' },
    type: { kind: 'code' },
    package: { kind: 'text', field: 'packageName' },
    state: { kind: 'code', codes: APPLICATION_STATES },
    submitted: { kind: 'instant', field: 'submittedAt', isNullable: true },
    point: { kind: 'text', field: 'pickupPointName', isNullable: true },
  },
  fields: {
    id: { kind: 'id' },
    workflowId: { kind: 'text', isNullable: true },
  },
  filters: {
    state: { kind: 'code', codes: APPLICATION_STATES, of: 'state' },
    package: { kind: 'text', max: 40, of: 'package' },
    point: { kind: 'id', of: 'point' },
  },
  views: {
    all: {},
    inReview: { filters: { state: 'in-review' } },
    completionRequested: { filters: { state: 'completion-requested' } },
    readyForPickup: { filters: { state: 'ready-for-pickup' } },
  },
  sort: 'submitted',
  direction: 'desc',
  pageSize: 100,
});
