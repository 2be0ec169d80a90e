import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Mention, MentionList } from '@karta/contracts';
import { FailureNote, nearTime, readAnew, Skeleton } from '@karta/web-shared';
import { MentionWatch } from './mention-watch.ts';

const TABS = [
  { show: 'unread', word: 'Nieprzeczytane', none: 'Nic nowego: przeczytano wszystkie wzmianki' },
  { show: 'all', word: 'Wszystkie', none: 'Nikt jeszcze nie wspomniał o Tobie w notatce' },
] as const;

/** Notes in which colleagues call whoever is signed in; each leads to its place, and opening it counts as reading (C-7). */
@Component({
  selector: 'km-mention-list',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="o-head">
      <h1>Wzmianki</h1>
      <div class="seg" role="group" aria-label="Które">
        @for (each of tabs; track each.show) {
          <button type="button" [attr.aria-pressed]="tab().show === each.show" (click)="tab.set(each)">
            {{ each.word }}
            @if (each.show === 'unread') {
              <b>{{ watch.unread() }}</b>
            }
          </button>
        }
      </div>
      <div class="grow"></div>
      @if (watch.unread() > 0) {
        <button type="button" class="btn btn--secondary" (click)="readAll()">Oznacz wszystkie jako przeczytane</button>
      }
    </div>
    @if (shown(); as mentions) {
      <ul class="mentions">
        @for (mention of mentions; track mention.id) {
          <li class="panel" [class.mentions__new]="!mention.isRead">
            <div class="row">
              <a [routerLink]="pathOf(mention)"
                >{{ mention.place.kind === 'application' ? 'Wniosek' : 'Sprawa' }} {{ mention.place.number }}</a
              >
              @if (!mention.isRead) {
                <span class="chip chip--sm chip--info"
                  ><span class="i i-notifications" aria-hidden="true"></span>nowa</span
                >
              }
            </div>
            <p class="small muted">{{ mention.by }} wspomina o Tobie, {{ nearTime(mention.at) }}</p>
          </li>
        } @empty {
          <li class="panel empty">
            <span class="i i-xl i-task_alt tone-primary" aria-hidden="true"></span>
            <h2>{{ tab().none }}</h2>
            <p class="muted">Kto pisze notatkę przy wniosku albo sprawie, powiadamia Cię znakiem @.</p>
          </li>
        }
      </ul>
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="3" [block]="true" />
    }`,
})
export class MentionListScreen {
  protected readonly watch = inject(MentionWatch);
  protected readonly tabs = TABS;
  protected readonly tab = signal<(typeof TABS)[number]>(TABS[0]);
  protected readonly list = httpResource<MentionList>(() => `/api/operator/mentions?show=${this.tab().show}`);
  protected readonly shown = computed(() => (this.list.hasValue() ? this.list.value().mentions : undefined));
  protected readonly nearTime = nearTime;

  constructor() {
    let known = this.watch.unread();
    // somebody has called this person meanwhile, or what was called was read
    effect(() => {
      const unread = this.watch.unread();
      if (unread !== known) readAnew(this.list);
      known = unread;
    });
  }

  protected pathOf({ place: { kind, id } }: Mention): string[] {
    return [kind === 'application' ? '/wnioski' : '/sprawy', id];
  }

  protected async readAll(): Promise<void> {
    const [newest] = this.shown() ?? [];
    if (newest) await this.watch.readAll(newest.at);
    readAnew(this.list);
  }
}
