import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ResidentRow } from '@karta/contracts';
import { CARD_STATUS, StatusChip } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { WaitingMerges } from './merges/waiting-merges.ts';
import { NumberSearch } from './number-search.ts';
import { RESIDENT_LIST } from './resident-columns.ts';

/** The register of residents; the page of each of them asks why it is opened. */
@Component({
  selector: 'km-resident-register',
  imports: [Cell, ListFrame, MarkedText, NumberSearch, RouterLink, StatusChip, WaitingMerges],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-waiting-merges />
    <km-list
      [state]="state"
      heading="Mieszkańcy"
      icon="group"
      emptyHeading="Nie ma jeszcze mieszkańców"
      emptyHint="Pojawią się po pierwszym zatwierdzonym wniosku albo po wpisaniu w urzędzie."
      (opened)="open($event)"
    >
      <ng-container listHead>
        <div class="grow"></div>
        <button type="button" class="btn btn--secondary" (click)="isSeeking.set(true)">
          <span class="i i-person_search" aria-hidden="true"></span>Szukaj po numerze…
        </button>
        @if (access.may('documents.read')) {
          <a class="btn btn--secondary" routerLink="/mieszkancy/dokumenty"
            ><span class="i i-description" aria-hidden="true"></span>Dokumenty</a
          >
        }
        @if (access.may('residents.import')) {
          <a class="btn btn--secondary" routerLink="/mieszkancy/import"
            ><span class="i i-upload_file" aria-hidden="true"></span>Import…</a
          >
        }
        @if (access.may('person.change')) {
          <a class="btn btn--primary" routerLink="/mieszkancy/nowy"
            ><span class="i i-person_add" aria-hidden="true"></span>Nowy mieszkaniec
            <kbd class="kbd" aria-hidden="true">M</kbd></a
          >
        }
      </ng-container>
      <ng-template kmCell="name" let-row let-tab="tab">
        <a [routerLink]="['/mieszkancy', row.id]" [tabindex]="tab"
          ><b><km-marked [text]="row.name" [search]="state.search()" /></b
        ></a>
      </ng-template>
      <ng-template kmCell="cardState" let-row>
        @if (row.cardState; as cardState) {
          <km-status [status]="statusOf(cardState)" [small]="true" />
        } @else {
          <span class="muted">–</span>
        }
      </ng-template>
    </km-list>
    @if (isSeeking()) {
      <km-number-search (closed)="isSeeking.set(false)" />
    }`,
})
export class ResidentRegister {
  /** Text brought by the search on top. */
  readonly szukaj = input<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly state = new ListState(RESIDENT_LIST);
  protected readonly isSeeking = signal(false);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const text = this.szukaj();
      if (text !== undefined) untracked(() => this.state.find(text));
    });
    inject(Keyboard).while({
      M: () => {
        if (this.access.may('person.change')) void this.router.navigate(['/mieszkancy/nowy']);
      },
    });
  }

  protected statusOf(state: NonNullable<ResidentRow['cardState']>) {
    return CARD_STATUS[state];
  }

  protected async open(row: ResidentRow): Promise<void> {
    await this.router.navigate(['/mieszkancy', row.id]);
  }
}
