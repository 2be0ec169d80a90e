import { randomBytes } from 'node:crypto';
import type { LaunchState } from './state-file.ts';

const NAMES = ['postgres', 'api', 'worker', 'temporal', 'station', 'partner', 'sms'] as const;

/** Makes the secrets of a start once; later starts keep them. The demo people share a password that is printed. */
export function allotSecrets(state: LaunchState): void {
  for (const name of NAMES) state.secrets[name] ??= randomBytes(24).toString('base64url');
  state.secrets['demoPassword'] ??= 'Nowa-Rzeczna-2026';
}
