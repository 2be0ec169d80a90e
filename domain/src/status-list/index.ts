export { applyChanges, changesToSign, type ListVersion } from './changes.ts';
export {
  cardTableFile,
  entryBytes,
  findInTable,
  readCardTable,
  TABLE_KEY_BYTES,
  tableText,
  type CardTable,
  type TableWords,
} from './card-table.ts';
export { cwtToSign } from './cwt.ts';
export { ageOf, CLOCK_SKEW_SECONDS, isTooOld, putStatus, statusAt, sumOf, type StatusList } from './list.ts';
export { readStatusList } from './read-status-list.ts';
export { CARD_STATUS, cardStatus, verdictOf, type CardStatus } from './statuses.ts';
export type { ListClaims, ListRefusal, ListTools, ListVerdict } from './token.ts';
