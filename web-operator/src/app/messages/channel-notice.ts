import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MessageChannelList } from '@karta/contracts';
import { nearTime } from '@karta/web-shared';
import { CHANNEL_WORDS } from '../letters/letter-words.ts';
import { OperatorAccess } from '../session/operator-access.ts';

/** Says which channels of messages are away, and that the disk is full; nothing while all work, or to whom it does not concern. */
@Component({
  selector: 'km-channel-notice',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (diskFullSince(); as since) {
      <p class="hint" role="alert">
        <span class="i i-error tone-error" aria-hidden="true"></span> Od {{ nearTime(since) }} na serwerze nie ma
        miejsca i&nbsp;nic nowego nie da się zapisać. Administrator serwera musi zwolnić miejsce na dysku.
      </p>
    }
    @for (each of away(); track each.channel) {
      <p class="hint" role="status">
        <span class="i i-error tone-error" aria-hidden="true"></span>
        @if (isRefused(each.problem)) {
          {{ word(each.channel) }}: od {{ nearTime(each.since) }} SerwerSMS nie przyjmuje konta urzędu. Wiadomości
          czekają, aż administrator poprawi <a routerLink="/konto-sms">konto SMS</a> albo je doładuje.
        } @else {
          {{ word(each.channel) }}: nikt nie odpowiada od {{ nearTime(each.since) }}. Wiadomości czekają i&nbsp;wyjdą
          same, gdy połączenie wróci.
        }
      </p>
    }`,
})
export class ChannelNotice {
  private readonly access = inject(OperatorAccess);
  private readonly channels = httpResource<MessageChannelList>(() =>
    this.access.may('job.read') ? '/api/admin/message-channels' : undefined,
  );
  protected readonly away = computed(() =>
    this.channels.hasValue() ? this.channels.value().channels.filter(({ isAway }) => isAway) : [],
  );
  protected readonly diskFullSince = computed(() =>
    this.channels.hasValue() ? this.channels.value().diskFullSince : null,
  );
  protected readonly nearTime = nearTime;

  /** The gateway answered, and somebody has to do something there. */
  protected isRefused(problem: string | null): boolean {
    return problem?.startsWith('VENDOR_') ?? false;
  }

  protected word(channel: string): string {
    return CHANNEL_WORDS[channel] ?? channel;
  }
}
