import { OperatorSession } from '@karta/contracts';
import { factorRoutes } from '../http/prove-factor.ts';
import { enterOffice, getAwaited } from './enter-office.ts';

/** Somebody of the office on the way in shows their second factor. */
export const proveFactor = factorRoutes({
  area: 'operator',
  answer: OperatorSession,
  awaited: getAwaited,
  enter: enterOffice,
});
