import { CASES_IN_SQL } from '@karta/services';
import { registerRoutes } from '../lists/register-routes.ts';

export const [cases, exportCases] = registerRoutes(CASES_IN_SQL);
