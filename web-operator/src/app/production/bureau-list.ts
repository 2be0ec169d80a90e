import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BureauOrderList } from '@karta/contracts';
import { nearTime, StatusChip } from '@karta/web-shared';
import { ORDER_STATUS } from './bureau-words.ts';

/** Orders of outside firms, open ones first, with what came of them (D-12). */
@Component({
  selector: 'km-bureau-list',
  imports: [RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel wait" aria-labelledby="zlecenia">
    <div class="panel__head"><h2 id="zlecenia">Zlecenia dla firm</h2></div>
    <div class="table-wrap" tabindex="0" role="region" aria-label="Zlecenia dla firm, tabela przewijana">
      <table class="table">
        <caption class="sr">
          Zlecenia dla firm zewnętrznych, najpierw otwarte
        </caption>
        <thead>
          <tr>
            <th scope="col">Zlecenie</th>
            <th scope="col">Stan</th>
            <th scope="col">Czeka</th>
            <th scope="col">Zrobione</th>
            <th scope="col">Nieudane</th>
            <th scope="col">Wypadły</th>
            <th scope="col">Punkt</th>
            <th scope="col">Zlecono</th>
          </tr>
        </thead>
        <tbody>
          @for (order of orders(); track order.id) {
            <tr>
              <th scope="row" class="nm">
                <a [routerLink]="['/produkcja/zlecenia', order.id]">Nr {{ order.number }}: {{ order.firm }}</a>
              </th>
              <td><km-status [status]="status[order.state]" [small]="true" /></td>
              <td class="num">{{ order.awaited }}</td>
              <td class="num">{{ order.made }}</td>
              <td class="num">{{ order.spoiled }}</td>
              <td class="num">{{ order.leftOut }}</td>
              <td>{{ order.point }}</td>
              <td class="nowrap">{{ nearTime(order.orderedAt) }} · {{ order.by }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  </section>`,
  styleUrl: './production.css',
})
export class BureauList {
  readonly orders = input.required<BureauOrderList['orders']>();
  protected readonly status = ORDER_STATUS;
  protected readonly nearTime = nearTime;
}
