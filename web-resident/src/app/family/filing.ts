import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Filing } from '@karta/contracts';
import {
  APPLICATION_STATUS,
  FailureNote,
  IntendedAct,
  labelOf,
  readAnew,
  Skeleton,
  StatusChip,
  Toasts,
} from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { FilingApi, filingResource } from './filing-api.ts';

type Draft = Filing['applications'][number];

/** Applications of several children on their way: what each still lacks, common answers once, and one act that sends all. */
@Component({
  selector: 'km-filing',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './filing.html',
})
export class FilingPage {
  readonly id = input.required<string>();
  protected readonly filing = filingResource(() => this.id());
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly words = APPLICATION_STATUS;
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  private readonly access = inject(ResidentAccess);
  private readonly api = inject(FilingApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();
  private times = 0;
  protected readonly drafts = computed(() => this.applications().filter(({ state }) => state === 'draft'));
  protected readonly isComplete = computed(() => this.drafts().every(({ problems }) => problems.length === 0));
  private readonly applications = computed(() => (this.filing.hasValue() ? this.filing.value().applications : []));

  /** What is missing, each place once, in words. */
  protected missing({ problems }: Draft): string {
    const places = problems.map(({ path }) => labelOf(path, undefined, this.language));
    return [...new Set(places)].join(', ');
  }

  /** The form is the child's own: the panel is theirs until the holder comes back here. */
  protected fill({ id, memberId }: Draft): Promise<void> {
    return this.act(() => this.access.actFor(memberId, `wnioski/${id}/formularz`));
  }

  protected share({ id }: Draft): Promise<void> {
    return this.act(async () => {
      await this.api.share(this.id(), id, this.intended.keyFor(['share', id, (this.times += 1)]));
      this.toasts.say($localize`:@@filing.shared:Wspólne odpowiedzi są we wszystkich wnioskach.`);
    });
  }

  protected submit(): Promise<void> {
    return this.act(async () => {
      await this.api.submit(this.id(), this.intended.keyFor(['submit', this.id()]));
      this.toasts.say($localize`:@@filing.sent:Wszystkie wnioski wysłane.`);
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await work();
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
      readAnew(this.filing);
    }
  }
}
