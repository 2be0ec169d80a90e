import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { SimilarPeople } from '@karta/contracts';
import { LIKELY_THE_SAME, type Likeness } from '@karta/domain';
import { plainDate } from '@karta/web-shared';

const REASONS: Readonly<Record<Likeness, string>> = {
  'same-pesel': 'ten sam PESEL',
  'slip-in-pesel': 'PESEL różni się jedną cyfrą albo przestawieniem',
  'same-id-card': 'ten sam dowód osobisty',
  'same-passport': 'ten sam paszport',
  'same-birth-date': 'ta sama data urodzenia',
  'near-birth-date': 'prawie ta sama data urodzenia',
  'same-name': 'to samo imię i nazwisko',
  'similar-name': 'podobne imię i nazwisko',
  'names-swapped': 'imię i nazwisko zamienione miejscami',
};

/** Somebody of the register who may be the one in question, with the reasons in words; what is done about it stands below. */
@Component({
  selector: 'km-like',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="like" [class.like--strong]="person().percent >= likely">
    <p class="row between">
      <b>{{ person().name }}</b><b class="num">{{ person().percent }}%</b>
    </p>
    <p class="small muted">ur. {{ plainDate(person().birthDate) }} · {{ person().address }}</p>
    <ul class="small">
      @for (reason of person().reasons; track reason) {
        <li><span class="i i-check" aria-hidden="true"></span> {{ words[reason] }}</li>
      }
    </ul>
    <div class="row row--wrap mt-2"><ng-content /></div>
  </div>`,
})
export class LikeCard {
  readonly person = input.required<SimilarPeople['people'][number]>();
  protected readonly likely = LIKELY_THE_SAME;
  protected readonly words = REASONS;
  protected readonly plainDate = plainDate;
}
