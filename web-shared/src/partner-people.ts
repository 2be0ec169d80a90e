import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { PartnerPeopleList, PartnerPersonRow } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';
import { FailureNote } from './failure-note.ts';
import { idempotent } from './idempotency-key.ts';
import { IntendedAct } from './intended-act.ts';
import { PartnerPersonDialog } from './partner-person-dialog.ts';
import { nearTime } from './polish-dates.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { readAnew } from './read-anew.ts';
import { Skeleton } from './skeleton.ts';
import { StatusChip } from './status-chip.ts';
import type { Status } from './status-words.ts';
import { Toasts } from './toasts.ts';

const STATES: Readonly<Record<PartnerPersonRow['state'], Status>> = {
  active: { word: 'Aktywne', role: 'success', icon: 'check_circle' },
  invited: { word: 'Zaproszone', role: 'info', icon: 'mail' },
  off: { word: 'Wyłączone', role: 'neutral', icon: 'block' },
};

/** People of a partner: invited, changed, switched off and on; by the office and by the partner's managers alike. */
@Component({
  selector: 'km-partner-people',
  imports: [FailureNote, PartnerPersonDialog, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel', role: 'region', 'aria-label': 'Osoby partnera' },
  templateUrl: './partner-people.html',
  styles: `
    :host {
      display: block;
    }
    li {
      padding: 12px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    ul {
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class PartnerPeople {
  /** Where the people of this partner are. */
  readonly address = input.required<string>();
  /** Small buttons, as the office has them. */
  readonly isDense = input(false);
  /** Whoever looks, where they are one of them. */
  readonly ownId = input('');
  protected readonly resource = httpResource<PartnerPeopleList>(() => this.address());
  protected readonly list = linkedSignal<PartnerPeopleList | undefined, PartnerPeopleList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  /** `new`: somebody is invited. */
  protected readonly edited = signal<PartnerPersonRow | 'new' | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly button = computed(() => `btn btn--secondary${this.isDense() ? ' btn--sm' : ''}`);
  protected readonly stateOf = ({ state }: PartnerPersonRow): Status => STATES[state];
  protected readonly nearTime = nearTime;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly invited = new IntendedAct();

  protected saved(said: string): void {
    this.edited.set(null);
    this.toasts.say(said);
    readAnew(this.resource);
  }

  protected inviteAgain({ id, name }: PartnerPersonRow): Promise<void> {
    const key = idempotent(this.invited.keyFor([id]));
    return this.act(`Nowe zaproszenie wysłane: ${name}.`, async () => {
      await firstValueFrom(this.http.post(`${this.address()}/${id}/invitation`, {}, key));
      this.invited.succeeded();
    });
  }

  protected turn({ id, name }: PartnerPersonRow, to: 'on' | 'off'): Promise<void> {
    return this.act(to === 'off' ? `Konto wyłączone: ${name}.` : `Konto włączone: ${name}.`, () =>
      firstValueFrom(this.http.post(`${this.address()}/${id}/${to}`, {})),
    );
  }

  private async act(said: string, send: () => Promise<unknown>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await send();
      this.toasts.say(said);
    } catch (failure) {
      this.invited.failed(failure);
      this.problem.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      readAnew(this.resource);
    }
  }
}
