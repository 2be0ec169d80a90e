import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MergeRequests } from '@karta/contracts';
import { nearTime } from '@karta/web-shared';
import { OperatorAccess } from '../../session/operator-access.ts';

/** Merges that wait for a second person, without a name: whoever opens one says why. */
@Component({
  selector: 'km-waiting-merges',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (each of waiting(); track each.id) {
    <p class="note note--quiet mb-2">
      <span class="i i-group" aria-hidden="true"></span>
      <span
        >{{ each.isOwn ? 'Twoja prośba' : each.askedBy + ' prosi' }} o połączenie dwóch wpisów,
        {{ nearTime(each.askedAt) }}: {{ each.reason }}.
        <a [routerLink]="['/mieszkancy', each.staysId, 'polacz']" [queryParams]="{ z: each.goesId }">{{
          each.isOwn ? 'Otwórz' : 'Sprawdź i zdecyduj'
        }}</a></span
      >
    </p>
  }`,
})
export class WaitingMerges {
  private readonly access = inject(OperatorAccess);
  private readonly list = httpResource<MergeRequests>(() =>
    this.access.may('residents.merge') ? '/api/operator/merge-requests' : undefined,
  );
  protected readonly waiting = computed(() => (this.list.hasValue() ? this.list.value().requests : []));
  protected readonly nearTime = nearTime;
}
