import { APPLICATION_STATES } from '@karta/domain';
import { register } from './register.ts';

/** `mine`: also what absent colleagues have taken, in whose place the person works; `standIn`: that alone. */
export const TASK_SCOPES = ['mine', 'standIn', 'group', 'unassigned', 'all'] as const;
export const TASK_STATES = ['open', 'claimed', 'done', 'cancelled'] as const;

/** The work list of the office: urgent tasks first, then the nearest deadline (C-1, C-3). */
export const TASKS = register({
  name: 'tasks',
  area: 'operator',
  right: 'task.read',
  id: 'id',
  columns: {
    // The priority table says so, or a decision has waited for a week.
    urgent: { kind: 'flag', field: 'isUrgent', isExtra: true },
    due: { kind: 'date', field: 'dueOn', isNullable: true },
    // The day on which somebody comes back to it; never mixed with the deadline.
    followUp: {
      kind: 'date',
      field: 'followUpOn',
      isNullable: true,
      isExtra: true,
      isUnsorted: true,
      isUnsearched: true,
    },
    number: { kind: 'number', field: 'applicationNumber', isNullable: true },
    name: { kind: 'text' },
    holder: { kind: 'person', field: 'holderName', isNullable: true },
    type: { kind: 'code', field: 'applicationType', isNullable: true },
    assignee: { kind: 'person', field: 'assigneeName', isNullable: true },
    submitted: { kind: 'instant', field: 'submittedAt', isNullable: true },
    state: { kind: 'code', field: 'applicationState', codes: APPLICATION_STATES, isNullable: true, isExtra: true },
    point: { kind: 'text', field: 'pickupPointName', isNullable: true, isExtra: true },
    opened: { kind: 'instant', field: 'openedAt', isExtra: true },
  },
  fields: {
    id: { kind: 'text' },
    elementId: { kind: 'text' },
    // Which screen answers it: verify-application, decide-about-production, card-production, or generic.
    form: { kind: 'text' },
    group: { kind: 'text' },
    state: { kind: 'code', codes: TASK_STATES },
    assigneeId: { kind: 'id', isNullable: true },
    applicationId: { kind: 'id', isNullable: true },
    packageName: { kind: 'text', isNullable: true, of: 'type' },
    // Working days left until dueOn in the city's calendar; negative = overdue.
    workingDaysLeft: { kind: 'number', isNullable: true, of: 'due' },
    // What a device or check reported and a person must settle, e.g. PRINTER_OUT_OF_CARDS.
    problemCode: { kind: 'text', isNullable: true },
    // An outside firm makes the card.
    atBureau: { kind: 'flag' },
  },
  filters: {
    scope: { kind: 'code', codes: TASK_SCOPES, default: 'group' },
    type: { kind: 'text', max: 40, of: 'type' },
    form: { kind: 'text', max: 40 },
    point: { kind: 'id', of: 'point' },
    // `late`: the deadline has passed; `soon`: at most two working days are left.
    due: { kind: 'code', codes: ['late', 'soon'], of: 'due' },
    // `now`: the day has come; `later`: it has not; `none`: no day is named.
    followUp: { kind: 'code', codes: ['now', 'later', 'none'], of: 'followUp' },
    // State of the application, e.g. completed-by-applicant.
    state: { kind: 'code', codes: APPLICATION_STATES, of: 'state' },
  },
  views: {
    open: { sort: 'urgent', direction: 'asc' },
    late: { filters: { due: 'late' } },
    completed: { filters: { state: 'completed-by-applicant' } },
    followUp: { filters: { followUp: 'now' } },
  },
  sort: 'urgent',
  direction: 'asc',
  pageSize: 200,
});
