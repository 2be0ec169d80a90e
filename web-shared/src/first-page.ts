// What the first page of the portal needs. A chunk that takes one name of `index.ts` shares a file with all others that do:
// what only later screens use would come with the first one.
export { AppearanceMenu } from './appearance-menu.ts';
export { Appearance } from './appearance.ts';
export { CardFace } from './card-face.ts';
export { FailureNote } from './failure-note.ts';
export { markReloads, watchForUse } from './mark-reloads.ts';
export { providePageArrival } from './page-arrival.ts';
export { toProblem } from './problem.ts';
export { reloadAfterUpdate } from './reload-after-update.ts';
export { SessionGate, sendThroughGate } from './session-gate.ts';
export { Skeleton } from './skeleton.ts';
export { SkipLink } from './skip-link.ts';
export { TownLook } from './town-look.ts';
export { UnsentTexts } from './unsent-texts.ts';
