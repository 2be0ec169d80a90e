import type { City } from '@karta/contracts';
import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';

/** What the city publishes about itself: office, pick-up points, packages, consents. */
@Injectable({ providedIn: 'root' })
export class CityFacts {
  readonly resource = httpResource<City>(() => '/api/resident/city');
  readonly city = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  readonly name = computed(() => this.city()?.name ?? '');
}
