import { register } from './register.ts';

export const CASE_STATES = ['running', 'suspended', 'incident', 'completed', 'failed', 'cancelled'] as const;

/** Cases of all processes, newest first; the filter `running` counts those that stand still too. */
export const CASES = register({
  name: 'cases',
  area: 'admin',
  right: 'process.read',
  id: 'workflowId',
  columns: {
    process: { kind: 'text', field: 'processName' },
    number: { kind: 'number', field: 'applicationNumber', isNullable: true },
    state: { kind: 'code' },
    steps: { kind: 'texts', field: 'currentSteps', isUnsorted: true },
    version: { kind: 'number', isUnsearched: true },
    started: { kind: 'instant', field: 'startedAt' },
    ended: { kind: 'instant', field: 'endedAt', isNullable: true },
    id: { kind: 'text', field: 'workflowId', isExtra: true },
  },
  fields: {
    caseId: { kind: 'text' },
    processKey: { kind: 'text', of: 'process' },
  },
  filters: {
    processKey: { kind: 'text', max: 100, of: 'process' },
    state: { kind: 'code', codes: CASE_STATES, of: 'state' },
    /** Where a case stands now. */
    elementId: { kind: 'text', max: 200, of: 'steps' },
    version: { kind: 'text', max: 9, of: 'version' },
  },
  views: {
    all: {},
    running: { filters: { state: 'running' } },
    incidents: { filters: { state: 'incident' } },
    suspended: { filters: { state: 'suspended' } },
    completed: { filters: { state: 'completed' } },
  },
  sort: 'started',
  direction: 'desc',
  pageSize: 100,
});
