import { ResidentSession } from '@karta/contracts';
import { factorRoutes } from '../http/prove-factor.ts';
import { enterPanel, getAwaited } from './enter-panel.ts';

/** A resident on the way in shows their second factor. */
export const proveFactor = factorRoutes({
  area: 'resident',
  answer: ResidentSession,
  awaited: getAwaited,
  enter: enterPanel,
});
