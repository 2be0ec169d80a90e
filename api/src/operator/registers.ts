import { APPLICATIONS_IN_SQL, CARDS_IN_SQL, MESSAGES_IN_SQL } from '@karta/services';
import { registerRoutes } from '../lists/register-routes.ts';

export const [cardList, exportCards] = registerRoutes(CARDS_IN_SQL);
export const [officeApplications, exportApplications] = registerRoutes(APPLICATIONS_IN_SQL);
export const [messageList, exportMessages] = registerRoutes(MESSAGES_IN_SQL);
