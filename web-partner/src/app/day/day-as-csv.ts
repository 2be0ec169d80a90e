import type { DeskDay } from '@karta/contracts';
import { plainTime } from '@karta/web-shared';

const HEADINGS = ['Czas', 'Zniżka', 'Sztuk', 'Cena', 'Zniżka zł', 'Do zapłaty', 'Kto zapisał', 'Cofnięto', 'Powód'];
const sum = (grosze: number): string => (grosze / 100).toFixed(2).replace('.', ',');
/** Quoted, and never the beginning of a formula for a spreadsheet (OWASP, CSV injection). */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

/** A day as a file for a spreadsheet: semicolons, a decimal comma, UTF-8 with its mark. */
export function dayAsCsv({ redemptions }: DeskDay): string {
  const lines = redemptions.map(({ at, item, quantity, price, saved, by, reversedAt, reversalReason }) =>
    [
      plainTime(at),
      item,
      String(quantity),
      sum(price),
      sum(saved),
      sum(price - saved),
      by ?? 'program kasowy',
      reversedAt ? plainTime(reversedAt) : '',
      reversalReason ?? '',
    ]
      .map(cell)
      .join(';'),
  );
  return `\uFEFF${[HEADINGS.map(cell).join(';'), ...lines].join('\r\n')}\r\n`;
}
