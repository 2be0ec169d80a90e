import type { SimpleTrigger } from '../graph/graph.ts';

/** What events are called by the people who draw, in sentences about problems. */
export const TRIGGER_NAMES: Readonly<Record<SimpleTrigger['kind'], string>> = {
  none: 'zdarzenie bez definicji',
  message: 'wiadomość',
  timer: 'termin',
  signal: 'sygnał',
  conditional: 'warunek',
  error: 'błąd',
  escalation: 'eskalacja',
  link: 'łącze',
  compensation: 'kompensacja',
  cancel: 'anulowanie',
  terminate: 'zakończenie całości',
};

export const EVENT_NAMES: Readonly<Record<string, string>> = {
  'intermediate-catch-event': 'zdarzenie pośrednie, które czeka,',
  'intermediate-throw-event': 'zdarzenie pośrednie, które wysyła,',
  'boundary-event': 'zdarzenie brzegowe',
  'end-event': 'zdarzenie końcowe',
};
