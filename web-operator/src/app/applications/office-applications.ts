import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OfficeApplicationRow } from '@karta/contracts';
import { APPLICATION_STATUS, StatusChip } from '@karta/web-shared';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell, Preview } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { APPLICATION_LIST } from './application-columns.ts';
import { ApplicationPreview } from './application-preview.ts';

/** All sent applications of the city. */
@Component({
  selector: 'km-office-applications',
  imports: [ApplicationPreview, Cell, ListFrame, MarkedText, Preview, RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    heading="Wnioski"
    icon="description"
    emptyHeading="Nie ma jeszcze wniosków"
    emptyHint="Pojawią się tu, gdy mieszkańcy je złożą."
    (opened)="open($event)"
  >
    <ng-container listHead>
      <div class="grow"></div>
      <a class="btn btn--secondary" routerLink="/wnioski/sprawdzenia">Wyrywkowe sprawdzenia</a>
    </ng-container>
    <ng-template kmCell="number" let-row let-tab="tab">
      <a [routerLink]="['/wnioski', row.id]" [tabindex]="tab" [attr.aria-label]="'Wniosek ' + row.number">{{
        row.number
      }}</a>
    </ng-template>
    <ng-template kmCell="holder" let-row>
      <b><km-marked [text]="row.holderName" [search]="state.search()" /></b>
    </ng-template>
    <ng-template kmCell="state" let-row><km-status [status]="statusOf(row)" [small]="true" /></ng-template>
    <ng-template kmPreview let-row><km-application-preview [row]="row" /></ng-template>
  </km-list>`,
})
export class OfficeApplications {
  /** Text brought by the search on top. */
  readonly szukaj = input<string>();
  protected readonly state = new ListState(APPLICATION_LIST);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const text = this.szukaj();
      if (text !== undefined) untracked(() => this.state.find(text));
    });
  }

  protected statusOf(row: OfficeApplicationRow) {
    return APPLICATION_STATUS[row.state];
  }

  protected async open(row: OfficeApplicationRow): Promise<void> {
    await this.router.navigate(['/wnioski', row.id]);
  }
}
