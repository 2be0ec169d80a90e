import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { startTown, type Launcher } from '../faults/launcher.ts';
import { stubbornly } from '../faults/stubborn.ts';
import { filledDraft, submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { openRecords } from '../makers/records.ts';
import { FOLDER, launchFacts } from '../makers/town.ts';
import { until } from '../makers/until.ts';

const SIZE = '1500m';
const FILLER = join(FOLDER, 'filler');
const CHUNK = Buffer.alloc(4 << 20);

/** Only the system's own user may give a folder a disk of its own. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0711`, 'tmpfs', FOLDER]).status === 0;

let town: Launcher;
beforeAll(async () => {
  if (isMounted) town = await startTown();
}, 240_000);
afterAll(async () => {
  if (!isMounted) return;
  rmSync(FILLER, { force: true });
  town.process.kill('SIGTERM');
  await town.ended;
  spawnSync('umount', [FOLDER]);
  rmSync(FOLDER, { recursive: true });
}, 60_000);

/** Takes what is free, to the last block. */
function fillDisk(): void {
  for (let piece = CHUNK; piece.length >= 4096; piece = piece.subarray(0, piece.length >> 1)) {
    try {
      for (;;) writeFileSync(FILLER, piece, { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

/** A picture of some megabytes that nothing makes smaller. */
function noise(): Promise<Buffer> {
  const raw = { width: 1200, height: 1200, channels: 3 } as const;
  return sharp(randomBytes(1200 * 1200 * 3), { raw })
    .png()
    .toBuffer();
}

async function readiness(): Promise<{ status: number; code?: string }> {
  const asked = await fetch(`http://127.0.0.1:${launchFacts().ports['portal']}/health/ready`);
  return { status: asked.status, ...((await asked.json()) as { code?: string }) };
}

(isMounted ? describe : describe.skip)('a disk that is full (mounting one needs the rights of root)', () => {
  it('is said by its name, loses nothing, and once there is room all goes on with what was asked before', async () => {
    // given
    const draft = await filledDraft();
    const clerk = await operator();
    const { applicationId } = await submittedApplication();
    await verificationOf(clerk, applicationId);
    const programs = launchFacts().children.map(({ pid }) => pid);
    const path = `/api/resident/applications/${draft.applicationId}`;
    const document = `${path}/documents?documentType=registration-certificate&name=drugie`;
    const call = { bytes: await noise(), type: 'image/png', key: randomUUID() };

    // when
    fillDisk();
    const refused = await draft.portal.send('POST', document, call);

    // then
    expect([refused.status, refused.body['code']]).toEqual([503, 'DISK_FULL']);
    expect(await readiness()).toMatchObject({ status: 503, code: 'DISK_FULL' });
    expect((await clerk.get('/api/operator/tasks?scope=all')).status).toBe(200);

    // and when there is room
    rmSync(FILLER);
    await stubbornly(draft.portal, 'POST', document, call);
    await stubbornly(draft.portal, 'POST', `${path}/submit`);

    // then
    await verificationOf(clerk, draft.applicationId);
    await until('readiness', async () => (await readiness()).status === 200);
    const records = await openRecords();
    const kept = await records
      .city('nowa-rzeczna')
      .knex('applicationDocuments')
      .where({ applicationId: draft.applicationId });
    await records.close();
    expect(kept).toHaveLength(2);
    expect(launchFacts().children.map(({ pid }) => pid)).toEqual(programs);
  }, 600_000);
});
