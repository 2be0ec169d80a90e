import { CASES_IN_SQL } from '@karta/services';
import { registerRoutes } from '../lists/register-routes.ts';

export const caseRoutes = registerRoutes(CASES_IN_SQL);
