import { StationHeartbeat, StationHeartbeatAnswer } from '@karta/contracts';
import { Station } from '@karta/db';
import { stationRoute } from '../http/definition.ts';

/** The agent tells how its devices are. */
export const heartbeat = stationRoute({
  method: 'post',
  path: '/station/heartbeat',
  body: StationHeartbeat,
  answer: StationHeartbeatAnswer,
  async handle({ body }, { city, actor }) {
    const now = city.clock.now();
    const own = Station.query(city.knex).findById(actor.stationId).whereNotNull('tokenHash');
    await own.patch({
      lastSeenAt: now,
      agentVersion: body.agentVersion,
      adapters: body.adapters,
      printerState: body.printer.state,
      printerReasons: body.printer.reasons,
      readerState: body.reader.state,
      cardPresent: body.reader.cardPresent,
      scannerState: body.scanner ?? 'none',
    });
    return { serverTime: now.toISOString() };
  },
});
