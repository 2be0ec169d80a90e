import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EligibilityAnswer } from '@karta/contracts';
import { plainDate, plainTime, StatusChip, zloty, type Status } from '@karta/web-shared';
import { PageLanguage } from '../frames/page-language.ts';

type Found = EligibilityAnswer['packages'][number];

const STATUS: Readonly<Record<Exclude<Found['verdict'], 'no'>, Status>> = {
  yes: { word: $localize`:@@elig.yes:Przysługuje`, icon: 'check_circle', role: 'success' },
  check: { word: $localize`:@@elig.check:Sprawdzi urzędnik`, icon: 'manage_search', role: 'info' },
  document: { word: $localize`:@@elig.needs-document:Potrzebny dokument`, icon: 'description', role: 'warning' },
};

/** On which ground, until when, which document, which fee; and why not, with the day where time alone is missing. */
@Component({
  selector: 'km-eligibility-result',
  imports: [RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './eligibility-result.html',
  styleUrl: './eligibility-result.css',
})
export class EligibilityResult {
  readonly result = input.required<EligibilityAnswer>();
  readonly answers = input.required<readonly { step: number; question: string | undefined; answer: string }[]>();
  readonly changed = output<number>();
  readonly again = output();
  protected readonly language = inject(PageLanguage);
  protected readonly possible = computed(() => this.result().packages.filter(({ verdict }) => verdict !== 'no'));
  protected readonly refused = computed(() => this.result().packages.filter(({ verdict }) => verdict === 'no'));
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  protected readonly zloty = zloty;

  protected statusOf({ verdict }: Found): Status {
    return STATUS[verdict === 'no' ? 'check' : verdict];
  }

  protected print(): void {
    window.print();
  }
}
