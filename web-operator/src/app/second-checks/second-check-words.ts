import type { SecondCheck } from '@karta/contracts';

/** How a drawn approval is, as a chip shows it. */
export const CHECK_STATUS = {
  waiting: { word: 'Do sprawdzenia', icon: 'schedule', role: 'warning' },
  fine: { word: 'W porządku', icon: 'check_circle', role: 'success' },
  remark: { word: 'Uwaga', icon: 'error', role: 'error' },
} as const satisfies Record<SecondCheck['state'], unknown>;
