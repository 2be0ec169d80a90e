import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { SPOILED_BLANK_LIST } from './spoiled-blank-columns.ts';

/** Blanks that became waste, with why, where and by whom (D-10). */
@Component({
  selector: 'km-spoiled-blank-register',
  imports: [ListFrame, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    heading="Zepsute blankiety"
    icon="inventory_2"
    [canOpen]="false"
    emptyHeading="Nie ma tu zepsutych blankietów"
    emptyHint="Blankiet trafia tutaj, gdy ktoś przy druku odpowie „Karta jest zepsuta” albo gotowa karta okaże się niepotrzebna."
  >
    <ng-container listHead>
      <span class="grow"></span>
      <a class="btn btn--secondary" routerLink="/blankiety">Stan blankietów</a>
    </ng-container>
  </km-list>`,
})
export class SpoiledBlankRegister {
  protected readonly state = new ListState(SPOILED_BLANK_LIST);
}
