import { Done, Id, ScannerList, ScanOrder, ScanOrdered, ScanView } from '@karta/contracts';
import { scanProgress } from '@karta/domain';
import { dropScan, getOwnScan, orderScan, scannerList, scanPicture } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

const OfScan = z.object({ id: Id });

/** Where this clerk may have something scanned. */
export const scanners = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/scanners',
  answer: ScannerList,
  handle: (_input, { city, actor }) => scannerList(city.knex, actor.pickupPointId, city.clock.now()),
});

/** A photo or a page that lies on the scanner of a station (000-15). */
export const startScan = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/scans',
  body: ScanOrder,
  once: true,
  answer: ScanOrdered,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    return { id: await orderScan(trx, body, actor.pickupPointId, asDoer(actor, city)) };
  },
});

/** Where it stands, for who asked for it. */
export const ownScan = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/scans/:id',
  params: OfScan,
  answer: ScanView,
  async handle({ params }, { city, actor }) {
    const own = { id: params.id, operatorId: actor.operatorId };
    const now = city.clock.now();
    return scanProgress(await getOwnScan(city.knex, own, now), now);
  },
});

/** The picture; whoever asked for it has the paper in the hand. */
export const scanFile = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/scans/:id/picture',
  params: OfScan,
  reads: ({ params }) => ({ act: 'scan.read', subjectKind: 'scan', subjectId: params.id }),
  answer: 'file',
  async handle({ params }, { city, actor }) {
    const content = await scanPicture(city, { id: params.id, operatorId: actor.operatorId });
    return { mediaType: 'image/jpeg', content, inline: true, name: 'skan.jpg' };
  },
});

/** The browser has it, or the clerk gave it up. */
export const endScan = operatorRoute('person.change', {
  method: 'delete',
  path: '/operator/scans/:id',
  params: OfScan,
  transaction: true,
  answer: Done,
  async handle({ params }, { actor, trx }) {
    await dropScan(trx, { id: params.id, operatorId: actor.operatorId });
    return { done: true as const };
  },
});
