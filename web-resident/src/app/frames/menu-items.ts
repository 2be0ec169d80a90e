/** The panel's menu: exactly these seven items, in this order (requirement 004-17); `short` stands in the bar of phones. */
export const MENU_ITEMS = [
  {
    path: '/karty',
    word: $localize`:@@menu.cards:Moje karty`,
    short: $localize`:@@menu.cards-short:Karty`,
    icon: 'id_card',
  },
  {
    path: '/wnioski',
    word: $localize`:@@menu.applications:Moje wnioski`,
    short: $localize`:@@menu.applications-short:Wnioski`,
    icon: 'description',
  },
  { path: '/konto', word: $localize`:@@menu.account:Moje konto`, short: '', icon: 'account_circle' },
  { path: '/zgody', word: $localize`:@@menu.consents:Moje zgody`, short: '', icon: 'task_alt' },
  { path: '/benefity', word: $localize`:@@menu.benefits:Moje benefity`, short: '', icon: 'redeem' },
  {
    path: '/sprawy',
    word: $localize`:@@menu.threads:Moje sprawy`,
    short: $localize`:@@menu.threads-short:Sprawy`,
    icon: 'mail',
  },
  { path: '/rodzina', word: $localize`:@@menu.family:Moja rodzina`, short: '', icon: 'family_restroom' },
];
