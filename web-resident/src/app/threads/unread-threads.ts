import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { UnreadThreads as Counted } from '@karta/contracts';
import { filter } from 'rxjs';
import { readAnew } from '@karta/web-shared';

/** How many matters have an answer that was not read, for the badge of the menu; asked again with each screen (004-107). */
@Injectable({ providedIn: 'root' })
export class UnreadThreads {
  private readonly arrival = toSignal(inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd)));
  private readonly counted = httpResource<Counted>(() => {
    this.arrival();
    return '/api/resident/unread-threads';
  });
  private last = 0;
  readonly count = computed(() => {
    if (this.counted.hasValue()) this.last = this.counted.value().unread;
    return this.last;
  });

  /** Something was read. */
  reload(): void {
    readAnew(this.counted);
  }
}
