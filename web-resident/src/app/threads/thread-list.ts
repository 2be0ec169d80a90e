import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, nearTime, Skeleton } from '@karta/web-shared';
import { threadList } from './threads-api.ts';

const STATES = { open: 'czeka na odpowiedź urzędu', answered: 'urząd odpowiedział', closed: 'zamknięta' } as const;

/** Conversations with the office, what is unread first seen (004-97). */
@Component({
  selector: 'km-thread-list',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (list.hasValue()) {
      @if (list.value().threads.length > 0) {
        <section class="panel stack stack-3 mt-4" aria-labelledby="rozmowy">
          <h2 id="rozmowy">Twoje sprawy</h2>
          <ul class="stack stack-3">
            @for (each of list.value().threads; track each.id) {
              <li>
                <a [routerLink]="['/sprawy', each.id]"
                  ><b>nr {{ each.number }}: {{ each.subject }}</b></a
                ><br /><span class="small muted"
                  >{{ each.typeName }}, {{ states[each.state] }}, {{ nearTime(each.lastMessageAt) }}</span
                >
                @if (each.unread > 0) {
                  <span class="small"><b>, nowa odpowiedź</b></span>
                }
              </li>
            }
          </ul>
        </section>
      }
    } @else if (list.error()) {
      <km-failure class="mt-4" [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton class="mt-4" [lines]="2" />
    }`,
})
export class ThreadList {
  protected readonly list = threadList();
  protected readonly states = STATES;
  protected readonly nearTime = nearTime;
}
