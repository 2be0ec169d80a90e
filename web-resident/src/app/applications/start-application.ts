import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FailureNote, IntendedAct, Skeleton } from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { applicationList, ApplicationsApi } from './applications-api.ts';
import { NotYet } from './not-yet.ts';

/** The type selector on top of every form (requirement 004-46), and what to prepare. */
@Component({
  selector: 'km-start-application',
  imports: [FailureNote, NotYet, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './start-application.html',
})
export class StartApplication {
  protected readonly facts = inject(CityFacts);
  protected readonly list = applicationList();
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly picked = signal<string | null>(null);
  protected readonly packageCode = computed(() => this.picked() ?? this.facts.city()?.packages[0]?.code ?? '');
  protected readonly pack = computed(() =>
    this.facts.city()?.packages.find((each) => each.code === this.packageCode()),
  );
  protected readonly draft = computed(() =>
    this.list.hasValue() ? this.list.value().applications.find((each) => each.state === 'draft') : undefined,
  );
  private readonly api = inject(ApplicationsApi);
  private readonly router = inject(Router);
  private readonly starting = new IntendedAct();

  protected pick(code: string): void {
    this.picked.set(code);
  }

  protected async start(): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const created = await this.api.create(this.packageCode(), this.starting.keyFor(this.packageCode()));
      await this.router.navigate(['/wnioski', created.id, 'formularz'], { replaceUrl: true });
    } catch (failure) {
      this.starting.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
