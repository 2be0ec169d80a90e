import { ChangeDetectionStrategy, Component } from '@angular/core';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { AUDIT_LIST } from './audit-columns.ts';
import { AuditSeal } from './audit-seal.ts';

/** Who did what, when, to what and why, and whether the record is what it was (H-3, H-4). */
@Component({
  selector: 'km-audit-register',
  imports: [AuditSeal, ListFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    heading="Dziennik"
    icon="manage_search"
    [canOpen]="false"
    emptyHeading="Nie ma takich wpisów"
    emptyHint="Zmień filtr albo szukany tekst."
  >
    <ng-container listHead><km-audit-seal /></ng-container>
  </km-list>`,
})
export class AuditRegister {
  protected readonly state = new ListState(AUDIT_LIST);
}
