import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { AppearanceMenu, TownLook } from '@karta/web-shared';
import { DeskAccess } from './desk-access.ts';

/** The frame before the sign-in. */
@Component({
  selector: 'km-gate',
  imports: [AppearanceMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<header class="p-top">
      <div class="p-top__in">
        <div class="p-brand">
          <img class="arms" [src]="look.arms()" alt="" /><span
            ><b>Karta Mieszkańca</b><small>{{ access.cityName() }} · strona partnera</small></span
          >
        </div>
        <div class="p-tools"><km-appearance /></div>
      </div>
    </header>
    <main id="tresc" tabindex="-1" class="p-main gate-main"><ng-content /></main>`,
})
export class Gate {
  protected readonly access = inject(DeskAccess);
  protected readonly look = inject(TownLook);
}
