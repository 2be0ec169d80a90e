import type { StaffList, StaffMember } from '@karta/contracts';
import { foldText } from '@karta/domain';
import type { Status } from '@karta/web-shared';

/** A state of somebody's sign-in as word, icon and colour. */
export const USER_STATUS: Readonly<Record<StaffMember['state'], Status>> = {
  active: { word: 'Aktywne', icon: 'check_circle', role: 'success' },
  invited: { word: 'Zaproszone', icon: 'mail', role: 'info' },
  off: { word: 'Wyłączone', icon: 'block', role: 'neutral' },
};

/** What the list is narrowed to; empty: everything. */
export interface UserFilter {
  readonly text: string;
  readonly role: string;
  readonly state: string;
  readonly isWithoutFactor: boolean;
}
export const NO_FILTER: UserFilter = { text: '', role: '', state: '', isWithoutFactor: false };

/** Names of the roles that somebody has. */
export const roleNames = ({ roles }: StaffMember, list: StaffList): string =>
  roles.map((code) => list.roles.find((role) => role.code === code)?.name ?? code).join(', ');

/** The people that fit, whatever the case and the Polish marks. */
export function filterUsers(list: StaffList, { text, role, state, isWithoutFactor }: UserFilter): StaffMember[] {
  const wanted = foldText(text);
  return list.people.filter(
    (person) =>
      (role === '' || person.roles.includes(role)) &&
      (state === '' || person.state === state) &&
      (!isWithoutFactor || (!person.hasSecondFactor && person.state === 'active')) &&
      foldText(
        [person.name, person.email, person.unit, person.pointName ?? '', roleNames(person, list)].join(' '),
      ).includes(wanted),
  );
}
