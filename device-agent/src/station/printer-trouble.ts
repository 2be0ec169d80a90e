import type { StationFailureCode } from '@karta/contracts';
import type { PrinterCondition } from '../ipp/card-printer.ts';

/** IPP printer-state-reasons (RFC 8011, 5.4.12; PWG 5100.9; vendors' own) by what a person has to do about them. */
const REASONS: readonly (readonly [RegExp, StationFailureCode])[] = [
  [/^(offline|connecting-to-device|timed-out|shutdown)$/, 'PRINTER_OFFLINE'],
  [
    /^(media-empty|media-needed|media-tray-empty|input-tray-missing)$|(card|feeder).*(empty|missing|ended)/,
    'PRINTER_OUT_OF_CARDS',
  ],
  [/^marker-supply-(empty|missing)$|(ribbon|film).*(empty|missing|ended|out)/, 'PRINTER_OUT_OF_RIBBON'],
  [
    /^(media-jam|cover-open|door-open|interlock-open|paused|moving-to-paused|stopping|stopped-partly)$/,
    'PRINTER_STOPPED',
  ],
];

/** Why this printer cannot print now; undefined when it can. A warning or report of anything but its absence does not count. */
export function printerTrouble(condition: PrinterCondition): StationFailureCode | undefined {
  if (condition.state === 'offline') return 'PRINTER_OFFLINE';
  const codes = condition.reasons.flatMap((reason) => codeOf(reason) ?? []);
  return codes[0] ?? (condition.state === 'stopped' ? 'PRINTER_STOPPED' : undefined);
}

/**
 * Why a print came to nothing. A printer that has given up is idle again and tells of what is missing as a mere report
 * (ippeveprinter does), so no suffix plays a part here.
 */
export function printerCause({ state, reasons }: PrinterCondition): StationFailureCode | undefined {
  return printerTrouble({ state, reasons: reasons.map((reason) => reason.replace(/-(warning|report)$/, '')) });
}

/** RFC 8011, 5.4.12: `-error` and no suffix keep it from printing; `-report` and `-warning` do not, unless it is not there. */
function codeOf(reason: string): StationFailureCode | undefined {
  const [, keyword = '', severity] = /^(.*?)(?:-(error|warning|report))?$/.exec(reason) ?? [];
  const code = REASONS.find(([pattern]) => pattern.test(keyword))?.[1];
  if (code === 'PRINTER_OFFLINE') return code;
  if (severity === 'warning' || severity === 'report') return undefined;
  return code ?? (severity === 'error' ? 'PRINTER_STOPPED' : undefined);
}
