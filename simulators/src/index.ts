// Stand-ins are programs, reached by address only: see the main.ts of each folder. These are for tests.
export { blackBars } from './printer/black-bars.ts';
export { decodeBarCode } from './printer/decode-bar-code.ts';
export { startStandIn } from './stand-in/start-stand-in.ts';
export type { RunningStandIn, StandInName } from './stand-in/start-stand-in.ts';
export { DesfireChip } from './virtual-card/desfire-chip.ts';
export { randomUid } from './virtual-card/chip.ts';
export type { FeederEntry } from './virtual-card/feeder.ts';
