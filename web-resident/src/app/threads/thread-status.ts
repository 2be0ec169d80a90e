import type { Status } from '@karta/web-shared';

/** The manual knows one word for a matter that is open; where it stands follows in the list. */
export function threadStatus(state: 'open' | 'answered' | 'closed'): Status {
  return state === 'closed'
    ? { word: $localize`:@@threads.closed:Zamknięta`, icon: 'lock', role: 'neutral' }
    : { word: $localize`:@@threads.active:Aktywna`, icon: 'check_circle', role: 'success' };
}
