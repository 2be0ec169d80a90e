import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, Skeleton } from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { ThreadList } from './thread-list.ts';

/** How to reach the office about the card or an application. */
@Component({
  selector: 'km-my-threads',
  imports: [FailureNote, ThreadList, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Moje sprawy</h1>
    <p class="lead">Masz pytania odnośnie Wniosku lub Karty Mieszkańca? Skontaktuj się z&nbsp;nami.</p>
    <km-thread-list />
    @if (facts.city(); as city) {
      <div class="cols">
        <section class="panel stack" aria-labelledby="kontakt">
          <h2 id="kontakt">{{ city.office.name }}</h2>
          <dl class="dl">
            <div>
              <dt>E-mail</dt>
              <dd>
                <a href="mailto:{{ city.office.email }}?subject=Karta%20Mieszka%C5%84ca">{{ city.office.email }}</a>
              </dd>
            </div>
            <div>
              <dt>Telefon</dt>
              <dd>
                <a class="nowrap" href="tel:{{ city.office.phone }}">{{ city.office.phone }}</a>
              </dd>
            </div>
            <div>
              <dt>Adres</dt>
              <dd>{{ city.office.address }}</dd>
            </div>
          </dl>
          <a class="btn btn--primary" href="mailto:{{ city.office.email }}?subject=Karta%20Mieszka%C5%84ca"
            ><span class="i i-mail" aria-hidden="true"></span>Napisz wiadomość</a
          >
        </section>
        <section class="panel stack stack-3" aria-labelledby="rady">
          <h2 id="rady">Żebyśmy odpowiedzieli szybciej</h2>
          <ul class="bullets">
            <li>
              Podaj numer wniosku albo karty. Znajdziesz je w&nbsp;dziale
              <a routerLink="/wnioski">Moje wnioski</a> i&nbsp;<a routerLink="/karty">Moje karty</a>.
            </li>
            <li>Nie wysyłaj e-mailem numeru PESEL ani skanów. Dokumenty dodasz bezpiecznie we wniosku.</li>
            <li>
              Kartę zgubioną albo skradzioną zastrzeżesz od ręki w&nbsp;dziale <a routerLink="/karty">Moje karty</a>.
            </li>
          </ul>
          <h3>Punkty odbioru</h3>
          <ul class="stack stack-3">
            @for (point of city.pickupPoints; track point.id) {
              <li>
                <b>{{ point.name }}</b><br />{{ point.address }}<br /><span class="small muted">{{
                  point.openingHours
                }}</span>
              </li>
            }
          </ul>
        </section>
      </div>
    } @else if (facts.resource.error()) {
      <km-failure class="mt-4" [error]="facts.resource.error()" (retry)="facts.resource.reload()" />
    } @else {
      <km-skeleton class="mt-4" [lines]="2" [block]="true" />
    }`,
})
export class MyThreads {
  protected readonly facts = inject(CityFacts);
}
