import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet, type Data } from '@angular/router';
import { AppearanceMenu, Dialog, longToday, Toasts, UnsavedChanges, TownLook } from '@karta/web-shared';
import { filter } from 'rxjs';
import { Keyboard } from '../keys/keyboard.ts';
import { ShortcutsDialog } from '../keys/shortcuts-dialog.ts';
import { MentionWatch } from '../notes/mention-watch.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { TaskWatch } from '../task-watch.ts';
import { MENU_ITEMS } from './menu-items.ts';

/** The operator's frame: side menu on lists, rail on work screens, search and shortcuts on top. */
@Component({
  selector: 'km-office-frame',
  imports: [AppearanceMenu, Dialog, RouterLink, RouterLinkActive, RouterOutlet, ShortcutsDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './office-frame.html',
})
export class OfficeFrame {
  protected readonly access = inject(OperatorAccess);
  protected readonly look = inject(TownLook);
  protected readonly keyboard = inject(Keyboard);
  protected readonly watch = inject(TaskWatch);
  protected readonly mentions = inject(MentionWatch);
  protected readonly today = longToday();
  protected readonly workItems = computed(() =>
    MENU_ITEMS.filter((item) => item.group === 'work' && this.access.may(item.needs)),
  );
  protected readonly adminItems = computed(() =>
    MENU_ITEMS.filter((item) => item.group === 'admin' && this.access.may(item.needs)),
  );
  protected readonly canSearch = computed(() =>
    ['person.read', 'application.read', 'card.read'].some((right) => this.access.may(right)),
  );
  protected readonly initials = computed(() =>
    (this.access.operator()?.name ?? '')
      .split(' ')
      .map((part) => part.charAt(0))
      .slice(0, 2)
      .join(''),
  );
  private readonly searchBox = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly isNoticeOpen = signal(false);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly unsaved = inject(UnsavedChanges);
  private readonly arrival = toSignal(this.router.events.pipe(filter((event) => event instanceof NavigationEnd)));
  protected readonly rail = computed(() => {
    this.arrival();
    return this.shown()['rail'] === true;
  });

  constructor() {
    this.watch.listenAs(this.access.may('task.read'));
    this.watch.mentionChanges.pipe(takeUntilDestroyed()).subscribe(() => void this.mentions.load());
    this.watch.accessChanges.pipe(takeUntilDestroyed()).subscribe(() => void this.lookAgain());
    this.keyboard.while({
      // what was looked for last gives way to what is typed
      '/': () => this.searchBox()?.nativeElement.select(),
      '?': () => this.keyboard.helpOpen.set(true),
    });
  }

  /** Somebody's rights have changed: the menu follows at once, and a screen that they no longer open is left. */
  private async lookAgain(): Promise<void> {
    await this.access.load();
    this.watch.listenAs(this.access.may('task.read'));
    const { needs } = this.shown();
    if (this.access.operator() === null) await this.router.navigate(['/zaloguj']);
    else if (typeof needs === 'string' && !this.access.may(needs)) await this.router.navigate(['/brak-dostepu']);
  }

  /** What the table of screens says of the one that is open. */
  private shown(): Data {
    let route = this.router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    return route.data;
  }

  /** Looks in every register that this person reads; who reads one is led there. */
  protected async search(event: Event, text: string): Promise<void> {
    event.preventDefault();
    const wanted = text.trim();
    if (!wanted) return;
    const registers = [
      { path: '/mieszkancy', right: 'person.read' },
      { path: '/wnioski', right: 'application.read' },
      { path: '/karty', right: 'card.read' },
    ].filter(({ right }) => this.access.may(right));
    const path = registers.length === 1 ? registers[0]?.path : '/szukaj';
    await this.router.navigate([path], { queryParams: { szukaj: wanted } });
  }

  protected async signOut(): Promise<void> {
    if (!(await this.unsaved.mayLeave())) return;
    await this.access.signOut();
    this.toasts.say('Wylogowano.');
    await this.router.navigate(['/zaloguj']);
  }
}
