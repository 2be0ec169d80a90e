import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CityFacts } from '../city-facts.ts';

/** Family accounts are kept at the counter; this page says how. */
@Component({
  selector: 'km-my-family',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Moja rodzina</h1>
    <p class="lead">Karty dzieci i&nbsp;bliskich prowadzi Biuro Karty. Jedna wizyta wystarczy dla całej rodziny.</p>
    <div class="cols">
      <section class="panel stack stack-3" aria-labelledby="dzieci">
        <h2 id="dzieci">Karta dla dziecka</h2>
        <p>Wniosek składa rodzic albo opiekun prawny przy okienku. Weź ze sobą:</p>
        <ul class="bullets">
          <li>swój dokument tożsamości,</li>
          <li>numer PESEL dziecka albo odpis aktu urodzenia,</li>
          <li>zdjęcie dziecka; możemy też zrobić je na miejscu.</li>
        </ul>
        <p class="muted">Dziecko nie musi przychodzić, jeśli masz jego zdjęcie.</p>
      </section>
      <section class="panel stack stack-3" aria-labelledby="dorosli">
        <h2 id="dorosli">Karta dla dorosłej osoby</h2>
        <p>Każdy dorosły zakłada własne konto i&nbsp;sam składa wniosek. Możesz pomóc, ale hasło zostaje jego.</p>
        <p>Ktoś bliski nie korzysta z&nbsp;internetu? Wniosek papierowy przyjmiemy w&nbsp;każdym punkcie.</p>
        @if (facts.city(); as city) {
          <p>
            {{ city.office.name }}: {{ city.office.address }},
            <a class="nowrap" href="tel:{{ city.office.phone }}">{{ city.office.phone }}</a>.
          </p>
        }
        <a class="btn btn--secondary" routerLink="/sprawy">Godziny i adresy punktów</a>
      </section>
    </div>`,
})
export class MyFamily {
  protected readonly facts = inject(CityFacts);
}
