import type { Route } from '../http/definition.ts';
import { deskKeyRoutes } from './keys.ts';
import { deskOfferRoutes } from './offers.ts';
import { changeDeskPassword, requestDeskPassword, resetDeskPassword } from './password.ts';
import { deskPeopleRoutes } from './people.ts';
import { deskSession, deskSignIn, deskSignOut } from './sign-in.ts';
import { dayAtDesk, statisticsAtDesk } from './sums.ts';
import { checkAtDesk, redeemAtDesk, reverseAtDesk } from './till.ts';
import { deskArms } from './town-arms.ts';

/** What people of partners do at their desk: the till for all, the rest for managers (004-96, G-4, G-5). */
export const DESK_ROUTES: readonly Route[] = [
  deskSession,
  deskSignIn,
  deskSignOut,
  deskArms,
  requestDeskPassword,
  resetDeskPassword,
  changeDeskPassword,
  checkAtDesk,
  redeemAtDesk,
  reverseAtDesk,
  dayAtDesk,
  statisticsAtDesk,
  ...deskPeopleRoutes,
  ...deskOfferRoutes,
  ...deskKeyRoutes,
];
