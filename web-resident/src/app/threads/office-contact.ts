import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { CityFacts } from '../city-facts.ts';

/** How to reach the office without the portal (004-31). */
@Component({
  selector: 'km-office-contact',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (facts.city()?.office; as office) {
    <section class="panel stack stack-2" aria-labelledby="kontakt">
      <h2 id="kontakt" i18n="@@contact">Masz pytania odnośnie Wniosku lub Karty Mieszkańca? Skontaktuj się z nami</h2>
      <p class="muted" lang="pl">{{ office.name }}{{ office.address ? ', ' + office.address : '' }}</p>
      <p>
        @if (office.email; as email) {
          <a href="mailto:{{ email }}">{{ email }}</a>
        }
        @if (office.phone; as phone) {
          · <a class="nowrap" href="tel:{{ phone }}">{{ phone }}</a>
        }
      </p>
      <p class="small muted" i18n="@@contact.no-numbers">
        Nie wysyłaj e-mailem numeru PESEL ani skanów. Dokumenty dodasz bezpiecznie we wniosku albo w sprawie.
      </p>
    </section>
  }`,
})
export class OfficeContact {
  protected readonly facts = inject(CityFacts);
}
