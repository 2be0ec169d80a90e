import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  CARD_STATUS,
  CardFace,
  FailureNote,
  plainDate,
  Skeleton,
  StatusChip,
  type ApplicationList,
  type HolderCardList,
} from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { UnderWay } from './under-way.ts';

const ENDED = ['issued', 'rejected', 'withdrawn', 'left-unexamined', 'not-collected'];

/** The card with its data, what happens next, packages (manual, chapter 5.3). */
@Component({
  selector: 'km-my-cards',
  imports: [CardFace, FailureNote, RouterLink, Skeleton, StatusChip, UnderWay],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-cards.html',
})
export class MyCards {
  protected readonly cards = httpResource<HolderCardList>(() => '/api/resident/cards');
  protected readonly applications = httpResource<ApplicationList>(() => '/api/resident/applications');
  protected readonly facts = inject(CityFacts);
  protected readonly cardStatus = CARD_STATUS;
  protected readonly plainDate = plainDate;
  protected readonly underWay = computed(() => {
    if (!this.applications.hasValue()) return [];
    return this.applications.value().applications.filter((application) => !ENDED.includes(application.state));
  });

  protected photo(fileId: string | null): string | null {
    return fileId ? `/api/resident/files/${fileId}` : null;
  }
}
