import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { MadePartnerKey, PartnerKeyList } from '@karta/contracts';
import { FailureNote, nearTime, readAnew, Skeleton, StatusChip, Toasts } from '@karta/web-shared';
import { PartnerKeyDialog, type KeyAct } from './partner-key-dialog.ts';
import { partnerKeyList } from './partner-keys-api.ts';
import { keyEnd, keyStatus, type PartnerKeyRow } from './partner-words.ts';

/** Keys of a partner's program: made, exchanged and ended; a secret is shown once (000-05). */
@Component({
  selector: 'km-partner-keys',
  imports: [FailureNote, PartnerKeyDialog, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel', role: 'region', 'aria-labelledby': 'partner-klucze' },
  templateUrl: './partner-keys.html',
  styles: `
    :host {
      display: block;
    }
    li {
      padding: 12px 0;
      border-top: 1px solid var(--km-outline-variant);
    }
    ul {
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    .mono {
      overflow-wrap: anywhere;
    }
  `,
})
export class PartnerKeys {
  readonly partnerId = input.required<string>();
  protected readonly resource = partnerKeyList(() => this.partnerId());
  protected readonly list = linkedSignal<PartnerKeyList | undefined, PartnerKeyList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  protected readonly isKnown = computed(() => this.list() !== undefined);
  protected readonly living = computed(() => this.keysThat(true));
  protected readonly gone = computed(() => this.keysThat(false));
  /** Shown this once; another partner's page does not have it. */
  protected readonly made = linkedSignal<string, MadePartnerKey | null>({
    source: () => this.partnerId(),
    computation: () => null,
  });
  protected readonly act = signal<KeyAct | null>(null);
  protected readonly status = keyStatus;
  protected readonly end = keyEnd;
  protected readonly nearTime = nearTime;
  private readonly toasts = inject(Toasts);

  protected done(made: MadePartnerKey | null): void {
    this.act.set(null);
    if (made) this.made.set(made);
    else this.toasts.say('Klucz unieważniony.');
    readAnew(this.resource);
  }

  private keysThat(work: boolean): PartnerKeyRow[] {
    return (this.list()?.keys ?? []).filter(({ state }) => ['active', 'ending'].includes(state) === work);
  }
}
