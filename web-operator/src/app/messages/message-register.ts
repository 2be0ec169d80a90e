import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MessageRow } from '@karta/contracts';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell } from '../lists/list-templates.ts';
import { ChannelNotice } from './channel-notice.ts';
import { MESSAGE_LIST } from './message-columns.ts';

/** Letters and texts of the city, those that did not arrive first. */
@Component({
  selector: 'km-message-register',
  imports: [Cell, ChannelNotice, ListFrame, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    heading="Wiadomości"
    icon="mail"
    emptyHeading="Nie ma takich wiadomości"
    emptyHint="Zmień widok albo filtr, żeby zobaczyć inne."
    (opened)="open($event)"
  >
    <ng-container listHead><km-channel-notice /></ng-container>
    <ng-template kmCell="application" let-row let-tab="tab">
      @if (row.applicationId) {
        <a
          [routerLink]="['/wnioski', row.applicationId]"
          [tabindex]="tab"
          [attr.aria-label]="'Wniosek ' + row.applicationNumber"
          >{{ row.applicationNumber }}</a
        >
      }
    </ng-template>
  </km-list>`,
})
export class MessageRegister {
  protected readonly state = new ListState(MESSAGE_LIST);
  private readonly router = inject(Router);

  protected async open(row: MessageRow): Promise<void> {
    if (row.applicationId) await this.router.navigate(['/wnioski', row.applicationId]);
  }
}
