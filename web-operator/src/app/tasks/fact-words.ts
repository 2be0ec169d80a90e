import type { TaskFact, ThreadFile } from '@karta/contracts';
import { plainTime } from '@karta/web-shared';

const LABELS = {
  card: 'Karta',
  holder: 'Posiadacz',
  'blocked-at': 'Zastrzeżona',
  'asked-by': 'Kto prosi',
  reason: 'Uzasadnienie',
  thread: 'Sprawa',
  resident: 'Mieszkaniec',
  subject: 'Temat',
  'resident-writes': 'Mieszkaniec pisze',
  'office-writes': 'Urząd pisze',
  member: 'Członek rodziny',
} as const satisfies Record<TaskFact['code'], string>;

/** A fact as the clerk reads it. */
export function factWords({ code, parts, files = [] }: TaskFact): {
  label: string;
  value: string;
  files: readonly ThreadFile[];
} {
  return { label: LABELS[code], value: valueOf(code, parts), files };
}

function valueOf(code: TaskFact['code'], parts: readonly string[]): string {
  const [first = '', ...others] = parts;
  if (code === 'blocked-at') return plainTime(first);
  if (code === 'thread') return [`nr ${first}`, ...others].join(', ');
  return parts.join(', ');
}
