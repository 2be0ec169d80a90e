import type { Route } from '../http/definition.ts';
import { cardKeys } from './card-keys.ts';
import { cardList } from './card-lists.ts';
import { cardStatus } from './card-status.ts';
import { documentation } from './documentation.ts';
import { addRedemption, partnerDiscounts, redemptionDay, reversePartnerRedemption } from './redemptions.ts';
import { partnerStatusList, statusListKeys } from './status-list.ts';
import { issueToken } from './token.ts';

/** What programs of partners ask. */
export const PARTNER_ROUTES: readonly Route[] = [
  issueToken,
  cardStatus,
  cardList,
  partnerStatusList,
  statusListKeys,
  cardKeys,
  partnerDiscounts,
  addRedemption,
  reversePartnerRedemption,
  redemptionDay,
  ...documentation(() => PARTNER_ROUTES),
];
