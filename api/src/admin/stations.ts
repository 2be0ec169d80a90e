import {
  Id,
  NewStation,
  StationCalibration,
  StationChange,
  StationCode,
  StationList,
  StationRevocation,
  StationTrial,
} from '@karta/contracts';
import {
  addStation,
  calibrateStation,
  changeStation,
  giveStationCode,
  revokeStation,
  stationList,
  stationTrial,
} from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

const OfStation = z.object({ id: Id });

/** Every station with what its agent told last (000-02, 001-24). Who gives access to people gives it to programs too. */
const stations = adminRoute('access.change', {
  method: 'get',
  path: '/admin/stations',
  answer: StationList,
  handle: (_input, { city, trx }) => stationList(trx, city),
});

const postStation = adminRoute('access.change', {
  method: 'post',
  path: '/admin/stations',
  body: NewStation,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({ id: await addStation(trx, body, byActor(actor, city)) }),
});

const putStation = adminRoute('access.change', {
  method: 'put',
  path: '/admin/stations/:id',
  params: OfStation,
  body: StationChange,
  transaction: true,
  answer: StationList,
  async handle({ params, body }, { city, actor, trx }) {
    await changeStation(trx, params.id, body, byActor(actor, city));
    return stationList(trx, city);
  },
});

/** How far its prints are shifted from now on. */
const putPrintOffset = adminRoute('access.change', {
  method: 'put',
  path: '/admin/stations/:id/print-offset',
  params: OfStation,
  body: StationCalibration,
  transaction: true,
  answer: StationList,
  async handle({ params, body }, { city, actor, trx }) {
    await calibrateStation(trx, params.id, body, byActor(actor, city));
    return stationList(trx, city);
  },
});

/** A page to measure, or the card of a sample person marked WZÓR, as this station prints it. */
const stationTrialPrint = adminRoute('access.change', {
  method: 'get',
  path: '/admin/stations/:id/trial-print',
  params: OfStation,
  query: StationTrial,
  answer: 'file',
  handle: async ({ params, query }, { city, trx }) => ({
    mediaType: 'application/pdf',
    content: await stationTrial(trx, city, params.id, query.what),
    inline: false,
    name: query.what === 'card' ? 'karta-wzor.pdf' : 'strona-kalibracji.pdf',
  }),
});

/** A code that enrols an agent, told this once; the one before it ends. */
const postStationCode = adminRoute('access.change', {
  method: 'post',
  path: '/admin/stations/:id/code',
  params: OfStation,
  transaction: true,
  answer: StationCode,
  async handle({ params }, { city, actor, trx }) {
    const { code, until } = await giveStationCode(trx, city, params.id, byActor(actor, city));
    return { code, until: until.toISOString() };
  },
});

const postStationRevocation = adminRoute('access.change', {
  method: 'post',
  path: '/admin/stations/:id/revocation',
  params: OfStation,
  body: StationRevocation,
  transaction: true,
  answer: StationList,
  async handle({ params, body }, { city, actor, trx }) {
    await revokeStation(trx, params.id, body.reason, byActor(actor, city));
    return stationList(trx, city);
  },
});

export const stationRoutes = [
  stations,
  postStation,
  putStation,
  putPrintOffset,
  stationTrialPrint,
  postStationCode,
  postStationRevocation,
];
