import type { PartnerRole } from '@karta/domain';

/** One screen of the desk; the menu, the routes and the test of all screens read this table. */
export interface Screen {
  readonly path: string;
  readonly word: string;
  readonly icon: string;
  /** Who may open it; a manager may what a cashier may. */
  readonly role: PartnerRole;
}

export const SCREENS: readonly Screen[] = [
  { path: 'kasa', word: 'Kasa', icon: 'storefront', role: 'cashier' },
  { path: 'dzien', word: 'Dzień', icon: 'calendar_month', role: 'cashier' },
  { path: 'oferty', word: 'Oferty', icon: 'redeem', role: 'manager' },
  { path: 'statystyki', word: 'Statystyki', icon: 'bar_chart', role: 'manager' },
  { path: 'osoby', word: 'Osoby', icon: 'group', role: 'manager' },
  { path: 'klucze', word: 'Klucze', icon: 'passkey', role: 'manager' },
  { path: 'konto', word: 'Moje konto', icon: 'account_circle', role: 'cashier' },
];
