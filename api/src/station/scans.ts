import { Done, Id, StationClaim, StationScanAnswer, StationScanFault } from '@karta/contracts';
import { claimScan, failScan, keepScan } from '@karta/services';
import * as z from 'zod';
import { stationRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readDocument } from '../http/received-file.ts';

const OfScan = z.object({ scanId: Id });

/** The next scan that a clerk asked of this station. */
export const claimStationScan = stationRoute({
  method: 'post',
  path: '/station/scans/claim',
  body: StationClaim,
  transaction: true,
  answer: StationScanAnswer,
  async handle(_input, { city, actor, trx }) {
    const scan = await claimScan(trx, actor.stationId, city.clock.now());
    return { scan: scan ? { id: scan.id, what: scan.what } : null };
  },
});

/** What the scanner saw; it is made anew, as every picture that comes from outside. */
export const putStationScan = stationRoute({
  method: 'post',
  path: '/station/scans/:scanId/picture',
  params: OfScan,
  uploadLimit: FILE.scan,
  answer: Done,
  async handle({ params, upload }, { city, actor }) {
    const { content } = await upload.open(readDocument);
    const scan = { id: params.scanId, stationId: actor.stationId };
    await city.knex.transaction((trx) => keepScan(trx, city, scan, content));
    return { done: true as const };
  },
});

/** The scanner could not. */
export const failStationScan = stationRoute({
  method: 'post',
  path: '/station/scans/:scanId/fault',
  params: OfScan,
  body: StationScanFault,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await failScan(trx, { id: params.scanId, stationId: actor.stationId }, body.code, city.clock.now());
    return { done: true as const };
  },
});
