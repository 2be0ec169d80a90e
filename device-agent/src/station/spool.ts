import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StationCard, StationJob } from '@karta/contracts';

/** A card with the level that its chip is to have. */
export type SpooledCard = StationCard & { chip: StationJob['chip'] };

/** Keeps the card of a job in hand, so that a restart can go on; wiped once the server has the result. */
export type Spool = {
  save(jobId: string, card: SpooledCard): void;
  /** Undefined when there is none, or when it was sealed under another station token. */
  load(jobId: string): SpooledCard | undefined;
  wipe(jobId: string): void;
};

/** AES-256-GCM under a key from the station token, which is not stored in this folder. */
export function openSpool(folder: string, stationToken: string): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const saltFile = join(folder, 'salt');
  if (!existsSync(saltFile)) writeFileSync(saltFile, randomBytes(16), { mode: 0o600, flush: true });
  const key = Buffer.from(
    hkdfSync('sha256', stationToken, readFileSync(saltFile), 'karta-mieszkanca station spool', 32),
  );
  const fileOf = (jobId: string): string => join(folder, `${jobId}.sealed`);

  return {
    save(jobId, card) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(jobId));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(card)), cipher.final()]);
      writeFileSync(fileOf(jobId), Buffer.concat([iv, cipher.getAuthTag(), sealed]), { mode: 0o600, flush: true });
    },
    load(jobId) {
      if (!existsSync(fileOf(jobId))) return undefined;
      const data = readFileSync(fileOf(jobId));
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, 12), { authTagLength: 16 })
          .setAAD(Buffer.from(jobId))
          .setAuthTag(data.subarray(12, 28));
        return JSON.parse(Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString());
      } catch {
        // Cut short by a kill, or sealed under a token that was exchanged since.
        return undefined;
      }
    },
    wipe: (jobId) => rmSync(fileOf(jobId), { force: true }),
  };
}
