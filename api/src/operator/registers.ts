import { CardError } from '@karta/domain';
import {
  APPLICATIONS_IN_SQL,
  CAMPAIGN_RECIPIENTS_IN_SQL,
  CARDS_IN_SQL,
  DOCUMENTS_IN_SQL,
  MESSAGES_IN_SQL,
  SPOILED_BLANKS_IN_SQL,
} from '@karta/services';
import { registerRoutes } from '../lists/register-routes.ts';

export const cardRoutes = registerRoutes(CARDS_IN_SQL);
export const documentRoutes = registerRoutes(DOCUMENTS_IN_SQL);
export const applicationRoutes = registerRoutes(APPLICATIONS_IN_SQL);
export const spoiledBlankRoutes = registerRoutes(SPOILED_BLANKS_IN_SQL);
export const messageRoutes = registerRoutes(MESSAGES_IN_SQL);
/** Of one campaign at a time. */
export const campaignRecipientRoutes = registerRoutes(CAMPAIGN_RECIPIENTS_IN_SQL, {
  narrow(_rows, { campaign }) {
    if (campaign === undefined) throw new CardError('VALIDATION', {}, [{ path: 'campaign', code: 'MISSING' }]);
  },
});
