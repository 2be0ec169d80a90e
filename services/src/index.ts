export { closeAccounts } from './accounts/close-accounts.ts';
export { blockCard, isHolderClosed } from './cards/block-card.ts';
export type { BlockOrder } from './cards/block-card.ts';
export { spoilUnissued } from './cards/spoil-unissued.ts';
export { findCaseOf } from './cases/find-case-of.ts';
export { idOfKey } from './id-of-key.ts';
