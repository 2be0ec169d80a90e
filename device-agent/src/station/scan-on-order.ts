import type { Scanner } from '../scanner/scanner.ts';
import { pause, StationStopped } from './patience.ts';
import type { Patience } from './patience.ts';
import type { StationApi } from './station-api.ts';

/** The scanner is looked after this often; to open it makes some lamps shine. */
const LOOK_MILLISECONDS = 30_000;

export type ScannerWatch = { state: 'ready' | 'offline' };
type Parts = { api: StationApi; scanner: Scanner; patience: Patience; signal: AbortSignal };

/**
 * Scans what clerks ask for, one after the other and beside the making of cards. A picture lives in memory alone until the
 * server has it; one that cannot be told is dropped, and the clerk asks again.
 */
export async function scanOnOrder({ api, scanner, patience, signal }: Parts, watch: ScannerWatch): Promise<void> {
  const look = async (): Promise<void> => {
    watch.state = (await scanner.isThere(signal)) ? 'ready' : 'offline';
  };
  await look();
  for (let quiet = 0; !signal.aborted; quiet += patience.poll) {
    const order = await api.claimScan();
    if (order) {
      const scanned = await scanner.scan(order.what, signal);
      await (scanned.kind === 'picture' ? api.sendScan(order.id, scanned.png) : api.failScan(order.id, scanned.code));
      if (scanned.kind === 'picture') watch.state = 'ready';
    }
    if (order || quiet >= LOOK_MILLISECONDS) {
      quiet = 0;
      await look();
    }
    try {
      await pause(patience.poll, signal);
    } catch (error) {
      if (error instanceof StationStopped) return;
      throw error;
    }
  }
}
