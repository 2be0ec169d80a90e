import { ChangeDetectionStrategy, Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FailureNote, IntendedAct, Skeleton, formName } from '@karta/web-shared';
import { applicationList } from '../applications/applications-api.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import { FilingApi } from './filing-api.ts';

/** For which children an application is filed in one act. */
@Component({
  selector: 'km-several-children',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './several-children.html',
})
export class SeveralChildren {
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  private readonly access = inject(ResidentAccess);
  private readonly api = inject(FilingApi);
  private readonly router = inject(Router);
  private readonly intended = new IntendedAct();
  protected readonly list = applicationList();
  protected readonly members = this.access.members;
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly form = signal('card-issue');
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  /** Forms of a first card: the shipped one, and what the town has of its own. */
  protected readonly forms = computed(() =>
    (this.list.hasValue() ? (this.list.value().offers ?? []) : [])
      .filter(({ kind }) => kind === 'card-issue')
      .map((offer) => ({ code: offer.code, name: formName(offer, this.language) })),
  );

  protected choose(memberId: string, isChosen: boolean): void {
    this.chosen.update((all) => [...all.filter((each) => each !== memberId), ...(isChosen ? [memberId] : [])]);
  }

  protected async begin(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending() || this.chosen().length < 2) return;
    this.failure.set(null);
    this.isSending.set(true);
    try {
      const order = [[...this.chosen()].toSorted(), this.form()] as const;
      const { id } = await this.api.begin(order[0], order[1], this.intended.keyFor(order));
      await this.router.navigate(['/rodzina/wnioski', id]);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
