import type { EngineEvent } from './event.ts';
import { messageOf, raiseIncident } from './incident-error.ts';
import { finish } from './finish.ts';
import type { Token } from './state.ts';
import type { Execution } from './execution.ts';

/**
 * Does a part of a step that no token answers for. What fails in it becomes an incident of the token that the event meant, else
 * of the first one there is; a case without any has failed. Nothing comes out of a step.
 * @returns what the part returns, `true` when it has failed
 */
export function guarded(execution: Execution, event: EngineEvent, part: () => boolean): boolean {
  try {
    return part();
  } catch (error) {
    const message = messageOf(error);
    const token =
      meantBy(execution, event) ?? Object.values(execution.state.tokens).find(({ status }) => status !== 'incident');
    if (token) raiseIncident(execution, token, { code: 'EXPRESSION_FAILED', message, phase: 'working' });
    else if (execution.state.status === 'running') finish(execution, 'failed', { code: 'EXPRESSION_FAILED', message });
    return true;
  }
}

function meantBy({ state }: Execution, event: EngineEvent): Token | undefined {
  if ('token' in event) return state.tokens[event.token];
  if (event.kind !== 'timer-fired') return undefined;
  const wait = state.waits[event.wait];
  return state.tokens[wait?.token ?? state.scopes[wait?.scope ?? '']?.host ?? ''];
}
