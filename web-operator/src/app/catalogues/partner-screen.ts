import { Location } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CatalogueList } from '@karta/contracts';
import { FailureNote, PartnerPeople, readAnew, Skeleton } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { CatalogueEditor } from './catalogue-editor.ts';
import { catalogueList } from './catalogues-api.ts';
import { PartnerKeys } from './partner-keys.ts';
import { PartnerOffers } from './partner-offers.ts';
import { PartnerSees } from './partner-sees.ts';

const NEW = 'nowy';

/** One partner: what the portal says of them, whom the office asks, what their program may, its keys, its people, what it proposes, and the history. */
@Component({
  selector: 'km-partner-screen',
  imports: [CatalogueEditor, FailureNote, PartnerKeys, PartnerOffers, PartnerPeople, PartnerSees, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .both {
      display: grid;
      grid-template-columns: minmax(0, 640px) minmax(300px, 440px);
      gap: 16px;
      align-items: start;
    }
    .beside {
      display: grid;
      gap: 16px;
    }
    @media (max-width: 1023px) {
      .both {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  template: `<div class="o-head">
      <a class="btn btn--icon btn--secondary" routerLink="/partnerzy" aria-label="Wróć do partnerów"
        ><span class="i i-arrow_back" aria-hidden="true"></span
      ></a>
      <h1>{{ isNew() ? 'Nowy partner' : 'Partner' }}</h1>
    </div>
    @if (list(); as known) {
      @if (isNew() || row()) {
        <div class="both">
          <section class="panel" aria-label="Dane partnera">
            <km-catalogue-editor
              name="partners"
              [list]="known"
              [row]="row()"
              (saved)="saved($event)"
              (overtaken)="readAnew(resource)"
              (closed)="leave()"
            />
          </section>
          @if (row(); as saved) {
            <div class="beside">
              <section class="panel" aria-labelledby="oferty-partnera">
                <h2 id="oferty-partnera">Oferty do decyzji</h2>
                <km-partner-offers class="mt-2" [partnerId]="saved.key" />
              </section>
              <km-partner-people [address]="'/api/admin/partners/' + saved.key + '/people'" [isDense]="true"
                ><p class="small muted mt-1">
                  Na stronie partnera widzą, czy karta jest ważna, i pola, które wybrano w „Co program dostaje o
                  karcie”.
                </p></km-partner-people
              >
              <km-partner-keys [partnerId]="saved.key" />
              <km-partner-sees [row]="saved" />
            </div>
          }
        </div>
      } @else {
        <div class="panel empty narrow">
          <span class="i i-xl i-storefront tone-primary" aria-hidden="true"></span>
          <h2>Nie ma takiego partnera</h2>
          <p class="muted">Ktoś go usunął albo adres jest niepełny. Wróć do listy i wybierz go z niej.</p>
        </div>
      }
    } @else if (resource.error()) {
      <km-failure [error]="resource.error()" (retry)="resource.reload()" />
    } @else {
      <km-skeleton [lines]="3" [block]="true" />
    }`,
})
export class PartnerScreen {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  protected readonly resource = catalogueList(() => 'partners');
  /** The row stays on the screen while it is read again. */
  protected readonly list = linkedSignal<CatalogueList | undefined, CatalogueList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  private readonly key = linkedSignal(() => this.id());
  protected readonly row = computed(() => this.list()?.rows.find(({ key }) => key === this.key()) ?? null);
  protected readonly isNew = computed(() => this.key() === NEW);
  private readonly router = inject(Router);
  private readonly location = inject(Location);

  constructor() {
    inject(Keyboard).while({ Escape: () => this.leave() });
  }

  protected leave(): void {
    void this.router.navigate(['/partnerzy']);
  }

  /** A new one has its address from now on; one that was deleted has none. */
  protected saved(key: string): void {
    readAnew(this.resource);
    if (key === '') return this.leave();
    if (key !== this.key()) this.location.replaceState(`/partnerzy/${key}`);
    this.key.set(key);
  }
}
