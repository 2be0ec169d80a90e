/** The panel's menu: exactly these seven items, in this order (requirement 004-17); `short` stands in the bar of phones. */
export const MENU_ITEMS = [
  {
    path: '/karty',
    word: $localize`:@@menu.cards:Moje karty`,
    short: $localize`:@@menu.cards.short:Karty`,
    icon: 'id_card',
  },
  {
    path: '/wnioski',
    word: $localize`:@@menu.applications:Moje wnioski`,
    short: $localize`:@@menu.applications.short:Wnioski`,
    icon: 'description',
  },
  {
    path: '/konto',
    word: $localize`:@@menu.account:Moje konto`,
    short: $localize`:@@menu.account.short:Konto`,
    icon: 'account_circle',
  },
  {
    path: '/zgody',
    word: $localize`:@@menu.consents:Moje zgody`,
    short: $localize`:@@menu.consents.short:Zgody`,
    icon: 'task_alt',
  },
  {
    path: '/benefity',
    word: $localize`:@@menu.benefits:Moje benefity`,
    short: $localize`:@@menu.benefits.short:Benefity`,
    icon: 'redeem',
  },
  {
    path: '/sprawy',
    word: $localize`:@@menu.threads:Moje sprawy`,
    short: $localize`:@@menu.threads.short:Sprawy`,
    icon: 'mail',
  },
  {
    path: '/rodzina',
    word: $localize`:@@menu.family:Moja rodzina`,
    short: $localize`:@@menu.family.short:Rodzina`,
    icon: 'family_restroom',
  },
] as const;

/** What a member of a family sees who signs in themselves (004-112, 004-118). */
export const MEMBER_ITEMS = MENU_ITEMS.filter(({ path }) => ['/karty', '/konto', '/benefity'].includes(path));
/** What is left while a required consent is missing. */
export const LOCKED_ITEMS = MENU_ITEMS.filter(({ path }) => ['/konto', '/zgody'].includes(path));
