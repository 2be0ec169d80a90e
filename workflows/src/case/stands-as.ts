import type { SeenCase } from '../admin-messages.ts';
import type { RunningCase } from './running-case.ts';

/** Whether a case still stands as somebody saw it. */
export function standsAs({ input, state }: Pick<RunningCase, 'input' | 'state'>, seen: SeenCase): boolean {
  const { version, places = {} } = seen;
  if (version !== undefined && version !== input.process.version) return false;
  return Object.entries(places).every(([token, element]) => state.tokens[token]?.node === element);
}
