import type { StationList, StationView } from '@karta/contracts';
import type { Status } from '@karta/web-shared';

const NEW: Status = { word: 'Czeka na połączenie', icon: 'schedule', role: 'info' };
const ONLINE: Status = { word: 'Połączone', icon: 'check_circle', role: 'success' };
const SILENT: Status = { word: 'Nie odpowiada', icon: 'wifi_off', role: 'warning' };
const REVOKED: Status = { word: 'Odłączone', icon: 'block', role: 'neutral' };

/** Whether it works, as word, icon and colour. */
export function stationStatus({ state, online }: StationView): Status {
  if (state === 'revoked') return REVOKED;
  if (state === 'new') return NEW;
  return online ? ONLINE : SILENT;
}

export interface PointOfStations {
  readonly id: string;
  readonly name: string;
  readonly isClosed: boolean;
  readonly stations: readonly StationView[];
  /** Nobody can make a card there. */
  readonly isWithout: boolean;
  /** The point that makes its cards, where it is another one. */
  readonly madeAt: string | null;
}

/** Points in their order, each with its stations, revoked ones last; closed points only where something stands. */
export function byPoint({ points, stations }: StationList): PointOfStations[] {
  return points
    .map((point) => {
      const own = stations.filter(({ pickupPointId }) => pickupPointId === point.id);
      const [gone, kept] = [
        own.filter(({ state }) => state === 'revoked'),
        own.filter(({ state }) => state !== 'revoked'),
      ];
      const isWithout = point.madeAt === null && !own.some(({ state }) => state === 'enrolled');
      return { ...point, stations: [...kept, ...gone], isWithout };
    })
    .filter(({ isClosed, stations: own }) => !isClosed || own.length > 0);
}

/** What is typed at the workstation, in one line. */
export const enrolmentLine = (serverUrl: string, code: string): string =>
  `sudo karta-station --server ${serverUrl} --code ${code}`;
