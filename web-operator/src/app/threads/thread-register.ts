import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OfficeThreadRow, ThreadTypeList } from '@karta/contracts';
import { readAtEach, StatusChip } from '@karta/web-shared';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { TaskWatch } from '../task-watch.ts';
import { THREAD_LIST } from './thread-columns.ts';
import { THREAD_STATUS } from './thread-words.ts';

/** What residents wrote to the city, those that wait for an answer first (004-97). */
@Component({
  selector: 'km-thread-register',
  imports: [Cell, ListFrame, MarkedText, RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    [filters]="filters()"
    heading="Sprawy"
    icon="forum"
    emptyHeading="Nie ma tu spraw"
    emptyHint="Gdy mieszkaniec napisze do miasta, sprawa stanie tutaj."
    (opened)="open($event)"
  >
    <ng-container listHead>
      <span class="grow"></span>
      @if (access.may('thread.announce')) {
        <a class="btn btn--secondary" routerLink="/do-wszystkich"
          ><span class="i i-campaign" aria-hidden="true"></span>Do mieszkańców…</a
        >
      }
    </ng-container>
    <ng-template kmCell="number" let-row let-tab="tab">
      <a [routerLink]="['/sprawy', row.id]" [tabindex]="tab" [attr.aria-label]="'Sprawa ' + row.number">{{
        row.number
      }}</a>
    </ng-template>
    <ng-template kmCell="resident" let-row>
      <span [class.strong]="row.isUnread">
        @if (row.isUnread) {
          <span class="udot"><span class="sr">nieprzeczytana: </span></span>
        }
        <km-marked [text]="row.residentName" [search]="state.search()"
      /></span>
    </ng-template>
    <ng-template kmCell="subject" let-row
      ><span [class.strong]="row.isUnread">{{ row.subject }}</span></ng-template
    >
    <ng-template kmCell="state" let-row><km-status [status]="statusOf(row)" [small]="true" /></ng-template>
  </km-list>`,
})
export class ThreadRegister {
  protected readonly access = inject(OperatorAccess);
  protected readonly state = new ListState(THREAD_LIST);
  private readonly types = httpResource<ThreadTypeList>(() => '/api/operator/thread-types');
  /** Types are rows of the town: they are asked for. */
  protected readonly filters = computed(() => [
    ...THREAD_LIST.filters,
    {
      key: 'type',
      word: 'Typ',
      choices: this.types.hasValue() ? this.types.value().types.map(({ code, name }) => ({ code, word: name })) : [],
    },
  ]);
  private readonly router = inject(Router);

  constructor() {
    readAtEach(inject(TaskWatch).changes, this.state.resource);
  }

  protected statusOf(row: OfficeThreadRow) {
    return THREAD_STATUS[row.state];
  }

  protected async open(row: OfficeThreadRow): Promise<void> {
    await this.router.navigate(['/sprawy', row.id]);
  }
}
