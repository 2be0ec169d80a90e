import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  APPLICATION_STATUS,
  CARD_STATUS,
  CardFace,
  FailureNote,
  plainDate,
  Skeleton,
  StatusChip,
  type ApplicationList,
  type HolderCardList,
} from '@karta/web-shared';
import { ApplicationSteps } from '../application-steps.ts';
import { CityFacts } from '../city-facts.ts';
import { whatNext } from '../what-next.ts';

const ENDED = ['issued', 'rejected', 'withdrawn', 'left-unexamined', 'not-collected'];

/** The card with its data, what happens next, packages (manual, chapter 5.3). */
@Component({
  selector: 'km-my-cards',
  imports: [ApplicationSteps, CardFace, FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-cards.html',
})
export class MyCards {
  protected readonly cards = httpResource<HolderCardList>(() => '/api/resident/cards');
  protected readonly applications = httpResource<ApplicationList>(() => '/api/resident/applications');
  protected readonly facts = inject(CityFacts);
  protected readonly cardStatus = CARD_STATUS;
  protected readonly applicationStatus = APPLICATION_STATUS;
  protected readonly plainDate = plainDate;
  protected readonly underWay = computed(() => {
    if (!this.applications.hasValue()) return [];
    return this.applications
      .value()
      .applications.filter((application) => !ENDED.includes(application.state))
      .map((application) => ({
        ...application,
        next: whatNext({ ...application, decisionDue: null, completionDue: null }),
      }));
  });

  protected photo(fileId: string | null): string | null {
    return fileId ? `/api/resident/files/${fileId}` : null;
  }
}
