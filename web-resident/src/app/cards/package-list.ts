import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FormOffer, HolderCard } from '@karta/contracts';
import { daysUntil, plainDate } from '@karta/web-shared';

/** Days before its end from which a package is said to end soon. */
const SOON_DAYS = 60;

/** The packages of a person with their last day, what they give and the one thing to do (004-61 … 004-65). */
@Component({
  selector: 'km-package-list',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul class="pk">
      @for (pack of packages(); track pack.code) {
        <li>
          <span class="pk__i"><span class="i i-home_pin i-lg" aria-hidden="true"></span></span>
          <div class="grow stack stack-2">
            <div class="row between row--wrap">
              <b>{{ pack.name }}</b>
              @if (pack.isOver) {
                <span class="chip chip--neutral chip--sm"
                  ><span class="i i-event_busy" aria-hidden="true"></span
                  ><ng-container i18n="@@package.over">Skończył się</ng-container></span
                >
              } @else if (pack.endsSoon) {
                <span class="chip chip--warning chip--sm"
                  ><span class="i i-event_upcoming" aria-hidden="true"></span
                  ><ng-container i18n="@@package.ends">Kończy się</ng-container></span
                >
              } @else {
                <span class="chip chip--success chip--sm"
                  ><span class="i i-check_circle" aria-hidden="true"></span
                  ><ng-container i18n="@@package.valid">Ważny</ng-container></span
                >
              }
            </div>
            <span class="small muted" i18n="@@package.until">Ważny do: {{ plainDate(pack.validUntil) }}</span>
            @if (pack.discounts.length > 0) {
              <span class="small muted">{{ pack.discounts.join(', ') }}</span>
            }
            @if (pack.canExtend) {
              <a
                class="btn btn--secondary"
                routerLink="/wnioski/nowy"
                [queryParams]="{ rodzaj: 'package-extension', pakiet: pack.code }"
                i18n="@@package.extend"
                >Wniosek o przedłużenie uprawnień</a
              >
            } @else if (pack.canAskAgain) {
              <a
                class="btn btn--secondary"
                routerLink="/wnioski/nowy"
                [queryParams]="{ rodzaj: 'package-new', pakiet: pack.code }"
                i18n="@@package.again"
                >Poproś o pakiet ponownie</a
              >
            } @else if (pack.opensOn) {
              <span class="small muted" i18n="@@package.opens">Przedłużysz od {{ plainDate(pack.opensOn) }}.</span>
            }
            @if (pack.canTransfer) {
              <a
                class="lnk"
                routerLink="/wnioski/nowy"
                [queryParams]="{ rodzaj: 'package-transfer', pakiet: pack.code }"
                i18n="@@package.transfer"
                >Przepisz na kartę kogoś z rodziny</a
              >
            }
          </div>
        </li>
      }
    </ul>
    @if (canAdd()) {
      <a class="way way--new" routerLink="/wnioski/nowy" [queryParams]="{ rodzaj: 'package-new' }"
        ><span class="i i-lg i-add tone-primary" aria-hidden="true"></span
        ><b class="grow" i18n="@@package.add">Dodaj nowy pakiet</b
        ><span class="i i-chevron_right" aria-hidden="true"></span
      ></a>
    }`,
})
export class PackageList {
  readonly cards = input.required<readonly HolderCard[]>();
  readonly offers = input.required<readonly FormOffer[]>();
  protected readonly plainDate = plainDate;
  protected readonly packages = computed(() =>
    this.cards()
      .flatMap(({ packages }) => packages)
      .map((pack) => ({
        ...pack,
        isOver: daysUntil(pack.validUntil) < 0,
        endsSoon: daysUntil(pack.validUntil) <= SOON_DAYS,
        canExtend: this.isOffered('package-extension', pack.code),
        canAskAgain: this.isOffered('package-new', pack.code),
        canTransfer: this.isOffered('package-transfer', pack.code),
        opensOn: pack.extensionFrom && daysUntil(pack.extensionFrom) > 0 ? pack.extensionFrom : null,
      })),
  );
  protected readonly canAdd = computed(() => {
    const held = this.packages().map(({ code }) => code);
    const offer = this.offers().find(({ code }) => code === 'package-new');
    return offer?.objects.some((code) => !held.includes(code)) ?? false;
  });

  private isOffered(form: string, code: string): boolean {
    return this.offers().some((offer) => offer.code === form && offer.objects.includes(code));
  }
}
