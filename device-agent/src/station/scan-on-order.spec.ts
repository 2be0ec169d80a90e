import { setTimeout as delay } from 'node:timers/promises';
import type { Scanned, Scanner } from '../scanner/scanner.ts';
import { PATIENCE } from './patience.ts';
import { scanOnOrder, type ScannerWatch } from './scan-on-order.ts';
import type { StationApi } from './station-api.ts';

/** A server with one order, told of what became of it. */
function desk(scanned: Scanned, isThere = true) {
  const told: unknown[] = [];
  const stop = new AbortController();
  const orders = [{ id: 'scan-1', what: 'photo' as const }];
  const api: Partial<StationApi> = {
    claimScan: async () => orders.shift(),
    sendScan: async (id, png) => void told.push({ id, png: png.toString() }),
    failScan: async (id, code) => void told.push({ id, code }),
  };
  const scanner: Scanner = { name: 'on the desk', isThere: async () => isThere, scan: async () => scanned };
  const watch: ScannerWatch = { state: 'offline' };
  const done = scanOnOrder(
    { api: api as StationApi, scanner, patience: { ...PATIENCE, poll: 1 }, signal: stop.signal },
    watch,
  );
  const end = async (): Promise<void> => {
    while (orders.length > 0 || told.length === 0) await delay(1);
    stop.abort();
    await done;
  };
  return { told, watch, end };
}

it('sends what the scanner saw, and ends when the station is stopped', async () => {
  // given
  const { told, watch, end } = desk({ kind: 'picture', png: Buffer.from('png') });

  // when
  await end();

  // then
  expect(told).toEqual([{ id: 'scan-1', png: 'png' }]);
  expect(watch.state).toBe('ready');
});

it('tells why there is no picture, and that the scanner is gone', async () => {
  // given
  const { told, watch, end } = desk({ kind: 'fault', code: 'SCANNER_OFFLINE' }, false);

  // when
  await end();

  // then
  expect(told).toEqual([{ id: 'scan-1', code: 'SCANNER_OFFLINE' }]);
  expect(watch.state).toBe('offline');
});
