import type { City } from '@karta/contracts';
import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable } from '@angular/core';
import { TownLook } from '@karta/web-shared/first-page';

/** What the city publishes about itself: office, pick-up points, packages, consents. */
@Injectable({ providedIn: 'root' })
export class CityFacts {
  readonly resource = httpResource<City>(() => '/api/resident/city');
  readonly city = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  /** Whether an application can be filed: a new town has no packages, statements or pick-up points yet. */
  readonly takesApplications = computed(() => {
    const city = this.city();
    return [city?.packages, city?.applicationConsents, city?.pickupPoints].every((list) => list?.length !== 0);
  });
  readonly name = computed(() => this.city()?.name ?? '');
  private readonly look = inject(TownLook);

  constructor() {
    effect(() => {
      const city = this.city();
      if (city) this.look.take(city.look, 'resident');
    });
  }
}
