import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { AppearanceMenu, CardFace, TownLook } from '@karta/web-shared';
import { OperatorAccess } from './operator-access.ts';

/** The frame before the sign-in: the card on one side, what is asked on the other. */
@Component({
  selector: 'km-gate',
  imports: [AppearanceMenu, CardFace],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './gate.html',
})
export class Gate {
  protected readonly access = inject(OperatorAccess);
  protected readonly look = inject(TownLook);
}
