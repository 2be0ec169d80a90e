import type { AddressInfo, Server } from 'node:net';

/** Listens on loopback and returns the port, which is the chosen one when `port` is 0. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return address.port;
}

/** What a stand-in keeps holds letters, texts and printed cards: its files are for the user who runs it alone. */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}

/** Tells the parent that the program can be used: by a message over IPC, and by one JSON line on standard output. */
export function announceReady(facts: Record<string, number | string>): void {
  process.send?.({ ready: true, ...facts });
  process.stdout.write(`${JSON.stringify({ ready: true, ...facts })}\n`);
}

/** Ends the program on SIGTERM, SIGINT and when the parent's IPC channel closes, and on nothing that its log meets. */
export function stopWithParent(stop: () => Promise<void> | void): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let isStopping = false;
  const once = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void once());
}

/** A number from the environment; `fallback` when the setting is absent. */
export function portSetting(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${name} is not a port: ${text}`);
  return port;
}

/** A path or word from the environment that must be there. */
export function requiredSetting(name: string): string {
  const text = process.env[name];
  if (text === undefined || text === '') throw new Error(`Setting ${name} is missing.`);
  return text;
}
