import { proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { EngineActivities, RecordAdminAct } from '../activities.ts';
import type { EngineEvent } from '../engine/index.ts';
import {
  cancelCaseUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  retryIncidentUpdate,
  skipIncidentUpdate,
  type AdminAct,
  type AdminActDone,
  type EditVariables,
  type FireTimer,
  type IncidentAct,
} from '../messages.ts';
import { assertCity, now, refusal, updateId } from './refusal.ts';
import type { RunningCase } from './running-case.ts';

const { recordAdminAct } = proxyActivities<EngineActivities>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
});

/** Updates by admins: each is written with who and why before it takes effect. */
export function handleAdmins(running: RunningCase): void {
  const hasIncident = ({ cityId, tokenId }: IncidentAct): void => {
    assertOpen(running, cityId);
    if (!running.state.tokens[tokenId]?.incident) throw refusal('NO_INCIDENT');
  };
  setHandler(
    retryIncidentUpdate,
    (act) => carryOut(running, act, 'retry-incident', act.tokenId, { kind: 'retry', token: act.tokenId }),
    { validator: hasIncident },
  );
  setHandler(
    skipIncidentUpdate,
    (act) => {
      const { tokenId: token, variables = {} } = act;
      return carryOut(running, act, 'skip-incident', token, { kind: 'skip', token, variables });
    },
    { validator: hasIncident },
  );
  setHandler(
    editVariablesUpdate,
    (act) => {
      const { variables, scopeId } = act;
      const scope = scopeId === undefined ? {} : { scope: scopeId };
      return carryOut(running, act, 'edit-variables', Object.keys(variables).join(' '), {
        kind: 'edit-variables',
        variables,
        ...scope,
      });
    },
    {
      validator: ({ cityId, scopeId }: EditVariables) => {
        assertOpen(running, cityId);
        if (scopeId !== undefined && !running.state.scopes[scopeId]) throw refusal('UNKNOWN_SCOPE');
      },
    },
  );
  setHandler(
    fireTimerUpdate,
    (act) => carryOut(running, act, 'fire-timer', act.waitId, { kind: 'timer-fired', wait: act.waitId }),
    {
      validator: ({ cityId, waitId }: FireTimer) => {
        assertOpen(running, cityId);
        if (running.state.waits[waitId]?.kind !== 'timer') throw refusal('NO_TIMER');
      },
    },
  );
  setHandler(cancelCaseUpdate, (act) => carryOut(running, act, 'cancel-case', '', { kind: 'cancel' }), {
    validator: ({ cityId }: AdminAct) => assertOpen(running, cityId),
  });
}

function assertOpen(running: RunningCase, cityId: string): void {
  assertCity(cityId);
  if (running.state.status !== 'running') throw refusal('CASE_CLOSED');
}

type Unclocked<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

async function carryOut(
  running: RunningCase,
  { cityId, userId, reasonId }: AdminAct,
  act: RecordAdminAct['act'],
  subject: string,
  event: Unclocked<EngineEvent>,
): Promise<AdminActDone> {
  const at = now();
  const { workflowId } = workflowInfo();
  const why = reasonId === undefined ? {} : { reasonId };
  await recordAdminAct({ cityId, workflowId, act, userId, subject, at, updateId: updateId(), ...why });
  running.enqueue({ ...event, at });
  return { at };
}
