import { PARTNERS_IN_SQL } from '@karta/services';
import { registerRoutes } from '../lists/register-routes.ts';

export const partnerRoutes = registerRoutes(PARTNERS_IN_SQL);
