import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApplicationSummary, ApplicationView } from '@karta/contracts';
import { APPLICATION_STATUS, StatusChip } from '@karta/web-shared';
import { ApplicationSteps } from '../application-steps.ts';
import { whatNext } from '../what-next.ts';

/** One application under way: what happens next and by when. The dates come with its full view. */
@Component({
  selector: 'km-under-way',
  imports: [ApplicationSteps, RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<article class="wn">
    <div class="row between row--wrap">
      <km-status [status]="status()" /><span class="small muted" i18n="@@under-way.number"
        >wniosek nr&nbsp;{{ application().number }}</span
      >
    </div>
    <h3>{{ application().packageName }}{{ application().holderName ? ': ' + application().holderName : '' }}</h3>
    @if (application().state !== 'draft' && next().step > 0) {
      <km-application-steps [step]="next().step" />
    }
    <p>
      <b>{{ next().headline }}.</b> {{ next().words }}
    </p>
    @if (application().state === 'draft') {
      <a class="btn btn--secondary" [routerLink]="['/wnioski', application().id, 'formularz']" i18n="@@under-way.finish"
        >Dokończ wniosek</a
      >
    } @else {
      <a class="btn btn--secondary" [routerLink]="['/wnioski', application().id]">{{
        application().state === 'completion-requested' ? said.complete : said.look
      }}</a>
    }
  </article>`,
})
export class UnderWay {
  readonly application = input.required<ApplicationSummary>();
  protected readonly said = {
    complete: $localize`:@@next.complete:Uzupełnij wniosek`,
    look: $localize`:@@under-way.look:Podgląd wniosku`,
  };
  private readonly view = httpResource<ApplicationView>(() =>
    this.application().state === 'draft' ? undefined : `/api/resident/applications/${this.application().id}`,
  );
  protected readonly status = computed(() => APPLICATION_STATUS[this.application().state]);
  protected readonly next = computed(() => {
    const view = this.view.hasValue() ? this.view.value() : undefined;
    return whatNext({
      ...this.application(),
      decisionDue: view?.decisionDue ?? null,
      completionDue: view?.completionRequest?.due ?? null,
    });
  });
}
