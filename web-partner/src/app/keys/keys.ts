import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { MadePartnerKey, PartnerKeyList } from '@karta/contracts';
import { addDays, isCivilDate, KEY_OVERLAP_DAYS } from '@karta/domain';
import {
  Dialog,
  FailureNote,
  nearTime,
  readAnew,
  sentenceFor,
  Skeleton,
  StatusChip,
  TextField,
  todayIn,
  toProblem,
  type Status,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

type Key = PartnerKeyList['keys'][number];
const STATES: Readonly<Record<Key['state'], Status>> = {
  active: { word: 'Działa', role: 'success', icon: 'check_circle' },
  ending: { word: 'Kończy się', role: 'warning', icon: 'schedule' },
  ended: { word: 'Zakończony', role: 'neutral', icon: 'block' },
  revoked: { word: 'Unieważniony', role: 'neutral', icon: 'block' },
};

/** Keys of the own program: when each was used, until when it works, and another one in its place. */
@Component({
  selector: 'km-keys',
  imports: [Dialog, FailureNote, Skeleton, StatusChip, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './keys.html',
})
export class Keys {
  protected readonly resource = httpResource<PartnerKeyList>(() => '/api/desk/keys');
  protected readonly list = linkedSignal<PartnerKeyList | undefined, PartnerKeyList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  /** Shown this once. */
  protected readonly made = signal<MadePartnerKey | null>(null);
  protected readonly changed = signal<Key | null>(null);
  protected readonly endsOn = signal(addDays(todayIn(), KEY_OVERLAP_DAYS.first));
  protected readonly error = linkedSignal<string, string | null>({
    source: () => this.endsOn(),
    computation: () => null,
  });
  protected readonly isSending = signal(false);
  protected readonly statusOf = ({ state }: Key): Status => STATES[state];
  protected readonly nearTime = nearTime;
  protected readonly most = KEY_OVERLAP_DAYS.most;
  private readonly last = computed(() => addDays(todayIn(), KEY_OVERLAP_DAYS.most));
  private readonly http = inject(HttpClient);

  protected async rotate(event: Event, { id }: Key): Promise<void> {
    event.preventDefault();
    const endsOn = this.endsOn();
    const isRight = isCivilDate(endsOn) && endsOn >= todayIn() && endsOn <= this.last();
    this.error.set(isRight ? null : `Wybierz dzień, najdalej za ${this.most} dni`);
    if (!isRight || this.isSending()) return;
    this.isSending.set(true);
    try {
      const sent = this.http.post<MadePartnerKey>(`/api/desk/keys/${id}/rotation`, { endsOn });
      this.made.set(await firstValueFrom(sent));
      this.changed.set(null);
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      readAnew(this.resource);
    }
  }
}
