/** A batch goes from card to card, stops after the one in hand, or is over. */
export type BatchState = 'running' | 'paused' | 'ended';
/** `in-work`: at the station, or waiting there for a person. What is left out stays a task like any other. */
export type BatchItemState = 'waiting' | 'in-work' | 'made' | 'left-out';

/** The most cards of one batch, and the most waiting ones that a point shows. */
export const MOST_IN_BATCH = 500;

/** The next card would meet the same: cards, ribbon, printer, station, a reader without a blank. */
const OF_THE_STATION = [
  'CARD_NOT_PRESENT',
  'PRINTER_OUT_OF_CARDS',
  'PRINTER_OUT_OF_RIBBON',
  'PRINTER_STOPPED',
  'PRINTER_OFFLINE',
  'STATION_OFFLINE',
];

/** May a batch go on without the card that has this problem? Not where the whole station waits. */
export const isOfOneCard = (problem: string): boolean => !OF_THE_STATION.includes(problem);
