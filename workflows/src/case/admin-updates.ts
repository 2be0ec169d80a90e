import type { UpdateDefinition } from '@temporalio/common';
import { proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { AdminActKind, EngineActivities } from '../engine-activities.ts';
import { moveObstacle } from '@karta/bpmn/engine';
import {
  cancelCaseUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  migrateCaseUpdate,
  moveTokenUpdate,
  resumeCaseUpdate,
  retryIncidentUpdate,
  skipIncidentUpdate,
  suspendCaseUpdate,
  type AdminAct,
  type AdminActDone,
} from '../admin-messages.ts';
import { prepareMigration } from './migrate-case.ts';
import { standsAs } from './stands-as.ts';
import { assertCity, now, refusal, updateId } from './refusal.ts';
import type { RunningCase } from './running-case.ts';

const { recordAdminAct } = proxyActivities<EngineActivities>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
});

/** How one act of an admin is refused, named in the records, and done. */
interface ActRule<Act extends AdminAct, Prepared = void> {
  readonly kind: AdminActKind;
  /** Throws the refusal; asked when the act arrives, and again when it is its turn. */
  readonly assertPossible: (act: Act) => void;
  /** What was acted on, for the records: ids and names, no values. */
  readonly subject: (act: Act) => string;
  /** Looks things up before anything is written; throws the refusal. */
  readonly prepare?: (act: Act) => Promise<Prepared>;
  readonly carryOut: (act: Act, at: string, prepared: Prepared) => void;
}

type ActUpdate<Act extends AdminAct> = UpdateDefinition<AdminActDone, [Act]>;

/**
 * Updates by admins: each is written with who and why before it takes effect, and nothing else moves the case meanwhile. The
 * same update id acts once, also after the case has continued in a new run.
 */
export function handleAdmins(running: RunningCase): void {
  const assertMoving = (): void => {
    if (running.suspended) throw refusal('CASE_SUSPENDED', running.suspended);
  };
  const assertIncident = ({ tokenId }: { tokenId: string }): void => {
    assertMoving();
    if (!running.state.tokens[tokenId]?.incident) throw refusal('NO_INCIDENT');
  };
  accept(running, retryIncidentUpdate, {
    kind: 'retry-incident',
    assertPossible: assertIncident,
    subject: ({ tokenId }) => tokenId,
    carryOut: ({ tokenId: token }, at) => running.apply({ at, kind: 'retry', token }),
  });
  accept(running, skipIncidentUpdate, {
    kind: 'skip-incident',
    assertPossible: assertIncident,
    subject: ({ tokenId }) => tokenId,
    carryOut: ({ tokenId: token, variables = {} }, at) => running.apply({ at, kind: 'skip', token, variables }),
  });
  accept(running, editVariablesUpdate, {
    kind: 'edit-variables',
    assertPossible: ({ scopeId }) => {
      if (scopeId !== undefined && !running.state.scopes[scopeId]) throw refusal('UNKNOWN_SCOPE');
    },
    subject: ({ variables }) => Object.keys(variables).join(' '),
    carryOut: ({ variables, scopeId: scope }, at) =>
      running.apply({
        at,
        kind: 'edit-variables',
        variables,
        ...(scope !== undefined && { scope }),
        ...(running.suspended && { held: true }),
      }),
  });
  accept(running, fireTimerUpdate, {
    kind: 'fire-timer',
    assertPossible: ({ waitId }) => {
      assertMoving();
      if (running.state.waits[waitId]?.kind !== 'timer') throw refusal('NO_TIMER');
    },
    subject: ({ waitId }) => waitId,
    carryOut: ({ waitId: wait }, at) => running.apply({ at, kind: 'timer-fired', wait }),
  });
  accept(running, moveTokenUpdate, {
    kind: 'move-token',
    assertPossible: ({ tokenId, target }) => {
      assertMoving();
      const reason = moveObstacle(running.input.process.graph, running.state, tokenId, target);
      if (reason) throw refusal('MOVE_REFUSED', { reason });
    },
    subject: ({ tokenId, target }) => `${tokenId} ${target}`,
    carryOut: ({ tokenId: token, target }, at) => running.apply({ at, kind: 'move', token, target }),
  });
  accept(running, migrateCaseUpdate, {
    kind: 'migrate-case',
    assertPossible: () => {},
    prepare: (act) => prepareMigration(running, act),
    subject: ({ version }) => `${running.input.process.version} ${version}`,
    carryOut: (_act, at, { parts, migrated }) => running.migrate(parts, migrated, at),
  });
  accept(running, suspendCaseUpdate, {
    kind: 'suspend-case',
    assertPossible: assertMoving,
    subject: () => '',
    carryOut: ({ userId }, at) => running.suspend({ userId, at }),
  });
  accept(running, resumeCaseUpdate, {
    kind: 'resume-case',
    assertPossible: () => {
      if (!running.suspended) throw refusal('CASE_NOT_SUSPENDED');
      if (running.isHeldByCaller) throw refusal('CALLER_SUSPENDED', running.suspended);
    },
    subject: () => '',
    carryOut: (_act, at) => running.resume(at),
  });
  accept(running, cancelCaseUpdate, {
    kind: 'cancel-case',
    assertPossible: () => {},
    subject: () => '',
    carryOut: (_act, at) => running.cancel(at),
  });
}

function accept<Act extends AdminAct, Prepared = void>(
  running: RunningCase,
  update: ActUpdate<Act>,
  rule: ActRule<Act, Prepared>,
): void {
  const assertPossible = (act: Act): void => {
    assertCity(act.cityId);
    if (running.acts.has(updateId())) return;
    if (running.state.status !== 'running') throw refusal('CASE_CLOSED');
    if (act.seen && !standsAs(running, act.seen)) throw refusal('CHANGED_MEANWHILE');
    rule.assertPossible(act);
  };
  setHandler(
    update,
    async (act: Act): Promise<AdminActDone> => {
      const id = updateId();
      await running.takeTurn();
      try {
        const done = running.acts.get(id);
        if (done !== undefined) return { at: done };
        // what was decided meanwhile may have made it impossible
        assertPossible(act);
        const at = now();
        const prepared = (await rule.prepare?.(act)) as Prepared;
        await record(rule, act, at, id);
        rule.carryOut(act, at, prepared);
        running.rememberAct(id, at);
        return { at };
      } finally {
        running.giveTurn();
      }
    },
    { validator: assertPossible },
  );
}

async function record<Act extends AdminAct, Prepared>(
  rule: ActRule<Act, Prepared>,
  act: Act,
  at: string,
  id: string,
): Promise<void> {
  const { cityId, userId, reasonId, alone, approvalId } = act;
  const { workflowId } = workflowInfo();
  await recordAdminAct({
    cityId,
    workflowId,
    act: rule.kind,
    userId,
    subject: rule.subject(act),
    at,
    updateId: id,
    ...(reasonId !== undefined && { reasonId }),
    ...(alone && { alone }),
    ...(approvalId !== undefined && { approvalId }),
  });
}
