import { Done, Id, NewStaffMember, SignInReset, StaffChange, StaffList } from '@karta/contracts';
import {
  changeStaff,
  hashPassword,
  inviteAgain,
  inviteStaff,
  newToken,
  noteUnlocked,
  staffList,
  switchStaffOff,
  switchStaffOn,
} from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

const OfPerson = z.object({ id: Id });

/** Everybody of the office, those who have left too (000-08). */
export const users = adminRoute('access.change', {
  method: 'get',
  path: '/admin/users',
  answer: StaffList,
  handle: (_input, { city, trx }) => staffList(trx, city),
});

/** Adds somebody and sends them a letter with a link that sets their password. */
export const inviteUser = adminRoute('access.change', {
  method: 'post',
  path: '/admin/users',
  body: NewStaffMember,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    // nobody knows it: the letter sets the first one
    const passwordHash = await hashPassword(newToken(), []);
    return { id: await inviteStaff(trx, city, { ...body, passwordHash }, byActor(actor, city)) };
  },
});

export const inviteUserAgain = adminRoute('access.change', {
  method: 'post',
  path: '/admin/users/:id/invitation',
  params: OfPerson,
  once: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await inviteAgain(trx, city, params.id, byActor(actor, city));
    return { done: true as const };
  },
});

export const putUser = adminRoute('access.change', {
  method: 'put',
  path: '/admin/users/:id',
  params: OfPerson,
  body: StaffChange,
  transaction: true,
  answer: StaffList,
  async handle({ params, body }, { city, actor, trx }) {
    await changeStaff(trx, params.id, body, byActor(actor, city));
    return staffList(trx, city);
  },
});

const switching = (to: 'on' | 'off', act: typeof switchStaffOff) =>
  adminRoute('access.change', {
    method: 'post',
    path: `/admin/users/:id/${to}`,
    params: OfPerson,
    body: SignInReset,
    transaction: true,
    answer: StaffList,
    async handle({ params, body }, { city, actor, trx }) {
      await act(trx, params.id, body.reason, byActor(actor, city));
      return staffList(trx, city);
    },
  });

/** Somebody has left: nobody signs in with it, and whoever is in is out. */
export const switchUserOff = switching('off', switchStaffOff);
export const switchUserOn = switching('on', switchStaffOn);

/** Forgets the failed guesses of somebody who has to wait. */
export const unlockUser = adminRoute('access.change', {
  method: 'post',
  path: '/admin/users/:id/unlock',
  params: OfPerson,
  body: SignInReset,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx, throttle }) {
    const email = await noteUnlocked(trx, params.id, body.reason, byActor(actor, city));
    await throttle.forget('sign-in-person', `operator:${email}`);
    return { done: true as const };
  },
});
