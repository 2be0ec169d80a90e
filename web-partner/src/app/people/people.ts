import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PartnerPeople } from '@karta/web-shared';
import { DeskAccess } from '../session/desk-access.ts';

/** Who works at this partner's desk, for its managers. */
@Component({
  selector: 'km-people',
  imports: [PartnerPeople],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Osoby</h1>
    <p class="muted mt-2">Kto z waszej firmy sprawdza karty i zapisuje zniżki.</p>
    <km-partner-people class="mt-4" address="/api/desk/people" [ownId]="access.person()?.id ?? ''" />`,
})
export class People {
  protected readonly access = inject(DeskAccess);
}
