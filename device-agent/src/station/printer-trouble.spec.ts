import type { PrinterCondition } from '../ipp/card-printer.ts';
import { printerCause, printerTrouble } from './printer-trouble.ts';

describe('what keeps a printer from printing (RFC 8011, 5.4.12)', () => {
  it.each<[PrinterCondition['state'], string, string | undefined]>([
    ['idle', 'media-empty-warning', undefined],
    ['idle', 'media-empty', 'PRINTER_OUT_OF_CARDS'],
    ['stopped', 'media-tray-empty-error', 'PRINTER_OUT_OF_CARDS'],
    ['stopped', 'input-tray-missing-error', 'PRINTER_OUT_OF_CARDS'],
    ['processing', 'media-empty-report', undefined],
    ['idle', 'com.evolis-ribbon-ended-error', 'PRINTER_OUT_OF_RIBBON'],
    ['idle', 'marker-supply-empty-error', 'PRINTER_OUT_OF_RIBBON'],
    ['idle', 'door-open-error', 'PRINTER_STOPPED'],
    ['idle', 'marker-waste-full-error', 'PRINTER_STOPPED'],
    ['stopped', 'interlock-open', 'PRINTER_STOPPED'],
    ['processing', 'fuser-over-temp-error', 'PRINTER_STOPPED'],
    ['idle', 'paused', 'PRINTER_STOPPED'],
    ['processing', 'offline-report', 'PRINTER_OFFLINE'],
    ['processing', 'connecting-to-device', 'PRINTER_OFFLINE'],
    ['idle', 'cups-insecure-filter-warning', undefined],
    ['stopped', 'unknown-word', 'PRINTER_STOPPED'],
  ])('%s with %s: %s', (state, reason, code) => {
    expect(printerTrouble({ state, reasons: [reason] })).toBe(code);
  });
});

describe('why a print came to nothing', () => {
  it.each<[string, string | undefined]>([
    ['media-empty-report', 'PRINTER_OUT_OF_CARDS'],
    ['media-needed-warning', 'PRINTER_OUT_OF_CARDS'],
    ['marker-supply-empty-report', 'PRINTER_OUT_OF_RIBBON'],
    ['media-jam-report', 'PRINTER_STOPPED'],
    ['cups-insecure-filter-warning', undefined],
    ['marker-supply-low-report', undefined],
  ])('may be told as %s once the printer is idle again: %s', (reason, code) => {
    expect(printerCause({ state: 'idle', reasons: [reason] })).toBe(code);
  });
});
