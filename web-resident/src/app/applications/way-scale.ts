import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ApplicationWay } from '@karta/contracts';
import { addDays, daysBetween, type CivilDate } from '@karta/domain';
import { plainDate } from '@karta/web-shared';

/** How long the decision may take: filed, today, usual, latest, by the calendar. */
@Component({
  selector: 'km-way-scale',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (scale(); as at) {
    <div class="scale" [class.scale--mid]="at.usual !== null" aria-hidden="true">
      <div class="scale__bar"><span [style.width.%]="at.today"></span></div>
      <div class="scale__p scale__p--start" [style.left.%]="0">
        <span
          ><b>{{ plainDate(way().submittedOn) }}</b
          ><ng-container i18n="@@way.filed">złożony</ng-container></span
        >
      </div>
      @if (at.usual !== null) {
        <div class="scale__p scale__p--mid" [style.left.%]="at.usual">
          <span
            ><b>{{ plainDate(at.usualOn) }}</b
            ><ng-container i18n="@@way.usually">zwykle</ng-container></span
          >
        </div>
      }
      <div class="scale__p scale__p--end" [style.left.%]="100">
        <span
          ><b>{{ plainDate(way().decisionDue) }}</b
          ><ng-container i18n="@@way.latest">najpóźniej</ng-container></span
        >
      </div>
      <div class="scale__now" [style.left.%]="at.today">
        <span i18n="@@way.today">dziś</span>
      </div>
    </div>
    <p class="small">{{ inWords() }}</p>
  }`,
})
export class WayScale {
  readonly way = input.required<ApplicationWay>();
  protected readonly plainDate = plainDate;
  protected readonly scale = computed(() => {
    const { submittedOn, decisionDue, decidedOn, today, decisionUsual } = this.way();
    if (submittedOn === null || decisionDue === null || decidedOn !== null) return null;
    const whole = Math.max(1, daysBetween(submittedOn, decisionDue));
    const share = (day: CivilDate) => Math.min(100, Math.max(0, (daysBetween(submittedOn, day) / whole) * 100));
    const usualOn = decisionUsual && addDays(submittedOn, decisionUsual.days);
    // a mark beside the ends would stand on their words
    const usual = usualOn === null ? null : share(usualOn);
    const isClear = usual !== null && usual > 15 && usual < 85;
    return { today: share(today), usualOn, usual: isClear ? usual : null };
  });
  /** The same for everybody, with where it is known from. */
  protected readonly inWords = computed(() => {
    const { decisionUsual: usual } = this.way();
    if (usual === null)
      return $localize`:@@way.usual.unknown:Ile to zwykle trwa, powiemy, gdy urząd załatwi więcej takich wniosków.`;
    return $localize`:@@way.usual:Zwykle decyzja zapada w ${usual.days}:days: dni, w dziewięciu sprawach na dziesięć najdalej w ${usual.lateDays}:lateDays: dni. Tak było z ${usual.cases}:cases: wnioskami z ostatnich 3 miesięcy.`;
  });
}
