import type { Route } from '../http/definition.ts';
import { cardStatus } from './card-status.ts';
import { addRedemption, partnerDiscounts } from './redemptions.ts';
import { issueToken } from './token.ts';

/** What programs of partners ask. */
export const PARTNER_ROUTES: readonly Route[] = [issueToken, cardStatus, partnerDiscounts, addRedemption];
