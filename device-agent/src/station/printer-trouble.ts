import type { StationFailureCode } from '@karta/contracts';
import type { PrinterCondition } from '../ipp/card-printer.ts';

/** IPP printer-state-reasons (RFC 8011, 5.4.12; PWG 5100.9) that keep a card from being printed. */
const REASONS: readonly (readonly [string, StationFailureCode])[] = [
  ['media-empty', 'PRINTER_OUT_OF_CARDS'],
  ['media-needed', 'PRINTER_OUT_OF_CARDS'],
  ['marker-supply-empty', 'PRINTER_OUT_OF_RIBBON'],
  ['marker-supply-missing', 'PRINTER_OUT_OF_RIBBON'],
  ['media-jam', 'PRINTER_STOPPED'],
  ['cover-open', 'PRINTER_STOPPED'],
  ['paused', 'PRINTER_STOPPED'],
];

/** Why this printer cannot print now; undefined when it can. Warnings and reports do not count. */
export function printerTrouble(condition: PrinterCondition): StationFailureCode | undefined {
  if (condition.state === 'offline') return 'PRINTER_OFFLINE';
  for (const [keyword, code] of REASONS)
    if (condition.reasons.some((reason) => reason === keyword || reason === `${keyword}-error`)) return code;
  return condition.state === 'stopped' ? 'PRINTER_STOPPED' : undefined;
}
