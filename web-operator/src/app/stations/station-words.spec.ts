import type { StationList, StationView } from '@karta/contracts';
import { byPoint, enrolmentLine, stationStatus } from './station-words.ts';

const STATION: StationView = {
  id: 's1',
  name: 'Stanowisko 1',
  pickupPointId: 'ratusz',
  version: 1,
  state: 'enrolled',
  codeUntil: null,
  revokedAt: null,
  lastSeenAt: null,
  online: false,
  agentVersion: null,
  adapters: null,
  printerState: 'offline',
  printerReasons: [],
  readerState: 'offline',
  cardPresent: false,
  scannerState: 'none',
  printOffset: { front: { x: 0, y: 0 }, back: { x: 0, y: 0 } },
  jobs: 0,
};
const LIST: StationList = {
  serverUrl: 'https://karta.example',
  points: [
    { id: 'ratusz', name: 'Ratusz', isClosed: false, madeAt: null },
    { id: 'biblioteka', name: 'Biblioteka', isClosed: false, madeAt: null },
    { id: 'filia', name: 'Filia', isClosed: false, madeAt: 'Ratusz' },
    { id: 'dawny', name: 'Dawny punkt', isClosed: true, madeAt: null },
  ],
  stations: [
    { ...STATION, state: 'revoked' },
    { ...STATION, id: 's2' },
  ],
};

describe('stations by point', () => {
  it('has revoked stations last, points without a working one marked but for those whose cards another one makes, and no closed point where nothing stands', () => {
    // when
    const points = byPoint(LIST);

    // then
    expect(points.map(({ name, isWithout }) => [name, isWithout])).toEqual([
      ['Ratusz', false],
      ['Biblioteka', true],
      ['Filia', false],
    ]);
    expect(points[0]?.stations.map(({ id }) => id)).toEqual(['s2', 's1']);
  });
});

describe('the state of a station', () => {
  it.each([
    ['new', false, 'Czeka na połączenie'],
    ['enrolled', true, 'Połączone'],
    ['enrolled', false, 'Nie odpowiada'],
    ['revoked', false, 'Odłączone'],
  ] as const)('%s, heard lately %s: %s', (state, online, word) => {
    expect(stationStatus({ ...STATION, state, online }).word).toBe(word);
  });
});

it('the line for the workstation has the address and the code', () => {
  expect(enrolmentLine('https://karta.example', '7K2M-Q9XD')).toBe(
    'sudo karta-station --server https://karta.example --code 7K2M-Q9XD',
  );
});
