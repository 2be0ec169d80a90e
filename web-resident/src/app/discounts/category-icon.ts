import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const ICONS: Readonly<Record<string, string>> = {
  Sport: 'pool',
  Kultura: 'movie',
  Gastronomia: 'local_cafe',
  Motoryzacja: 'local_car_wash',
  Zakupy: 'storefront',
  Szkoła: 'school',
  Zdrowie: 'verified',
  Usługi: 'content_cut',
  Komunikacja: 'directions_bus',
  Rozrywka: 'redeem',
};

/** The picture of a partner's category; a category that the city made up itself has a plain one. */
@Component({
  selector: 'km-category-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="tile" [class.tile--quiet]="quiet()"
    ><span class="i i-{{ icon() }}" aria-hidden="true"></span
  ></span>`,
  styleUrl: './category-icon.css',
})
export class CategoryIcon {
  readonly category = input.required<string>();
  readonly quiet = input(false);
  protected readonly icon = computed(() => ICONS[this.category()] ?? 'redeem');
}
