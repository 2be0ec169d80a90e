import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createIppCardPrinter } from '../ipp/ipp-card-printer.ts';
import { loadPcsc } from '../reader/pcsc-module.ts';
import { openPcscReader } from '../reader/pcsc-reader.ts';
import { openVpcdReader } from '../reader/vpcd-reader.ts';
import { createSaneScanner } from '../scanner/sane-scanner.ts';
import { enrol, HELP, keptSettings, readArguments } from './enrolment.ts';
import { openJournal } from './journal.ts';
import { PATIENCE } from './patience.ts';
import { createSelfCheckServer } from './self-check-page.ts';
import { dataFolder, readSettings } from './settings.ts';
import { openSpool } from './spool.ts';
import { createStationApi } from './station-api.ts';
import { startStation } from './station.ts';

/** Runs until it is asked to stop. Throws a sentence when it cannot begin. */
async function main(): Promise<void> {
  const folder = dataFolder(process.env);
  if (process.argv.includes('--help')) return void process.stdout.write(HELP);
  const asked = readArguments(process.argv.slice(2));
  if (asked) process.stderr.write(`${await enrol(folder, asked)}\n`);
  if (asked?.isAll) return;
  const settings = readSettings({ ...process.env, ...keptSettings(folder) });
  const reader =
    settings.reader.adapter === 'pcsc'
      ? openPcscReader(await loadPcsc(), settings.reader.readerName)
      : await openVpcdReader(settings.reader.port);
  const journal = openJournal(join(settings.dataFolder, 'journal.jsonl'));
  const stop = new AbortController();

  const station = startStation({
    api: createStationApi(settings.apiUrl, settings.stationToken, stop.signal),
    printer: createIppCardPrinter(settings.printerUri),
    reader,
    ...(settings.scanner && { scanner: createSaneScanner(settings.scanner, settings.scanimage) }),
    journal,
    spool: openSpool(join(settings.dataFolder, 'spool'), settings.stationToken),
    patience: PATIENCE,
    signal: stop.signal,
  });

  const selfCheck = createSelfCheckServer(station.check, journal);
  await new Promise<void>((resolve, reject) => {
    selfCheck.once('error', reject);
    selfCheck.listen(settings.selfCheckPort, '127.0.0.1', resolve);
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => stop.abort());

  const { port: selfCheckPort } = selfCheck.address() as AddressInfo;
  const readerPort = 'port' in reader ? { readerPort: reader.port } : {};
  process.send?.({ ready: true });
  process.stdout.write(`${JSON.stringify({ ready: true, program: 'station', selfCheckPort, ...readerPort })}\n`);

  await station.done;
  selfCheck.close();
  selfCheck.closeAllConnections();
  await reader.close();
  journal.close();
  // An IPC channel to the parent would keep the program alive.
  if (process.connected) process.disconnect();
}

// a line that cannot be written is lost: a full disk ends no station
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
