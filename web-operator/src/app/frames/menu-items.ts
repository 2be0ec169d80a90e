/** The back office's menu. An item without its right is not shown. */
export const MENU_ITEMS = [
  { path: '/zadania', word: 'Zadania', icon: 'inbox', needs: 'task.read', group: 'work' },
  { path: '/wnioski', word: 'Wnioski', icon: 'description', needs: 'application.read', group: 'work' },
  { path: '/mieszkancy', word: 'Mieszkańcy', icon: 'group', needs: 'person.read', group: 'work' },
  { path: '/karty', word: 'Karty', icon: 'id_card', needs: 'card.read', group: 'work' },
  { path: '/produkcja', word: 'Produkcja', icon: 'print', needs: 'card.produce', group: 'work' },
  { path: '/blankiety', word: 'Blankiety', icon: 'inventory_2', needs: 'card.produce', group: 'work' },
  { path: '/sprawy', word: 'Sprawy', icon: 'forum', needs: 'thread.read', group: 'work' },
  { path: '/wiadomosci', word: 'Wiadomości', icon: 'mail', needs: 'application.read', group: 'work' },
  { path: '/kampanie', word: 'Kampanie', icon: 'schedule_send', needs: 'campaign.send', group: 'work' },
  { path: '/do-wszystkich', word: 'Do mieszkańców', icon: 'campaign', needs: 'thread.announce', group: 'work' },
  { path: '/raporty', word: 'Raporty', icon: 'bar_chart', needs: 'report.read', group: 'work' },
  { path: '/procesy', word: 'Procesy', icon: 'account_tree', needs: 'process.read', group: 'admin' },
  { path: '/uzytkownicy', word: 'Użytkownicy', icon: 'manage_accounts', needs: 'access.change', group: 'admin' },
  { path: '/uprawnienia', word: 'Uprawnienia', icon: 'shield', needs: 'access.change', group: 'admin' },
  { path: '/stanowiska', word: 'Stanowiska', icon: 'print', needs: 'access.change', group: 'admin' },
  { path: '/czytniki', word: 'Czytniki', icon: 'nfc', needs: 'access.change', group: 'admin' },
  { path: '/dziennik', word: 'Dziennik', icon: 'manage_search', needs: 'audit.read', group: 'admin' },
  { path: '/partnerzy', word: 'Partnerzy', icon: 'storefront', needs: 'catalogue.change', group: 'admin' },
  { path: '/slowniki', word: 'Słowniki i treści', icon: 'tune', needs: 'catalogue.change', group: 'admin' },
  { path: '/powiadomienia', word: 'Powiadomienia', icon: 'mail', needs: 'settings.change', group: 'admin' },
  { path: '/ustawienia', word: 'Ustawienia', icon: 'settings', needs: 'settings.change', group: 'admin' },
] as const;

/** The first screen that the rights open. */
export function homeOf(may: (permission: string) => boolean): string {
  return MENU_ITEMS.find((item) => may(item.needs))?.path ?? '/brak-dostepu';
}
