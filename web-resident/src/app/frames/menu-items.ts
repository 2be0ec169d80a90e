/** The panel's menu: exactly these seven items, in this order (requirement 004-17). */
export const MENU_ITEMS = [
  { path: '/karty', word: 'Moje karty', icon: 'id_card' },
  { path: '/wnioski', word: 'Moje wnioski', icon: 'description' },
  { path: '/konto', word: 'Moje konto', icon: 'account_circle' },
  { path: '/zgody', word: 'Moje zgody', icon: 'task_alt' },
  { path: '/benefity', word: 'Moje benefity', icon: 'redeem' },
  { path: '/sprawy', word: 'Moje sprawy', icon: 'mail' },
  { path: '/rodzina', word: 'Moja rodzina', icon: 'family_restroom' },
] as const;
