import type { IncidentCode, Incident, Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { closeWaitsOf } from './waits.ts';
import { endScopesOn } from './cancel.ts';
import type { Execution } from './execution.ts';

/** A token cannot go on; it becomes an incident. */
export class IncidentError extends Error {
  override name = 'IncidentError';
  readonly code: IncidentCode;
  constructor(code: IncidentCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Does something for a token; whatever fails, an expression above all, parks the token as an incident. Nothing may come out of
 * a step: the host would repeat it for ever.
 */
export function attempt(
  execution: Execution,
  token: Token,
  phase: Incident['phase'],
  action: () => void,
  result?: Variables,
): boolean {
  try {
    action();
    return true;
  } catch (error) {
    const code = error instanceof IncidentError ? error.code : 'EXPRESSION_FAILED';
    raiseIncident(execution, token, { code, message: messageOf(error), phase, ...(result && { result }) });
    return false;
  }
}

/** The words of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Parks a token as an incident: visible, repairable, never silent. */
export function raiseIncident(execution: Execution, token: Token, incident: Omit<Incident, 'at'>): void {
  if (incident.phase === 'entering') {
    closeWaitsOf(execution, token);
    endScopesOn(execution, token);
  }
  token.status = 'incident';
  token.incident = { ...incident, at: execution.clock.at };
  execution.effects.push({ kind: 'incident', token: token.id, node: token.node, incident: token.incident });
}
