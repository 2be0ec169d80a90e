import { SAMPLE_PEOPLE } from '@karta/card-design';
import type { StationCalibration, StationTrial } from '@karta/contracts';
import { Station, type City } from '@karta/db';
import { CardError, type PrintOffset } from '@karta/domain';
import type { Knex } from 'knex';
import { designInForce } from '../card-designs/design-rows.ts';
import { specimenOf } from '../card-designs/print-design.ts';
import type { Doer } from '../doer.ts';
import { lockStations } from './lock-stations.ts';
import { getStation, noteStation } from './manage-stations.ts';

/** How the prints of a station are shifted. */
export const printOffsetOf = (station: Station): PrintOffset => ({
  front: { x: station.printFrontX, y: station.printFrontY },
  back: { x: station.printBackX, y: station.printBackY },
});

/**
 * Cards whose print is ordered from now on are shifted so; what the station has in hand stays as it was rendered.
 * @throws CardError NOT_FOUND, CHANGED_MEANWHILE
 */
export async function calibrateStation(
  trx: Knex,
  id: string,
  { version, front, back }: StationCalibration,
  by: Doer,
): Promise<void> {
  await lockStations(trx);
  const station = await getStation(trx, id);
  if (station.version !== version) throw new CardError('CHANGED_MEANWHILE');
  const offset = { printFrontX: front.x, printFrontY: front.y, printBackX: back.x, printBackY: back.y };
  await Station.query(trx)
    .findById(id)
    .patch({ ...offset, version: version + 1 });
  await noteStation(trx, by, 'station.calibrate', id, { from: printOffsetOf(station), to: { front, back } });
}

/** What shows how a station prints, shifted as its cards are. @throws CardError NOT_FOUND */
export async function stationTrial(trx: Knex, city: City, id: string, what: StationTrial['what']): Promise<Buffer> {
  const station = await Station.query(trx).findById(id);
  const [sample] = SAMPLE_PEOPLE;
  if (!station || !sample) throw new CardError('NOT_FOUND');
  const offset = printOffsetOf(station);
  if (what === 'card') return specimenOf(trx, city, { template: await designInForce(trx), sample, offset });
  const { renderCalibrationPdf } = await import('@karta/card-design/pdf');
  return Buffer.from(await renderCalibrationPdf(station.name, offset));
}
