import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import type { City } from '@karta/web-shared';

/** What the city publishes about itself: office, pick-up points, packages, consents. */
@Injectable({ providedIn: 'root' })
export class CityFacts {
  readonly resource = httpResource<City>(() => '/api/resident/city');
  readonly city = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  readonly name = computed(() => this.city()?.name ?? '');
}
