import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { Router } from '@angular/router';
import type { ApplicationView } from '@karta/contracts';
import { applicationList } from './applications-api.ts';
import { formName } from '@karta/web-shared';

/** "Wybierz rodzaj wniosku" on top of every form (004-46): another one begins beside it, this one stays a draft. */
@Component({
  selector: 'km-form-selector',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="field mb-4">
    <label class="label" for="rodzaj"
      ><ng-container i18n="@@form.choose">Wybierz rodzaj wniosku</ng-container>&ngsp;<span
        class="req"
        aria-hidden="true"
        >*</span
      ></label
    >
    <select #box class="input" id="rodzaj" (change)="begin(box.value)">
      @for (offer of offers(); track offer.code) {
        <option [value]="offer.code" [selected]="offer.code === code()">{{ name(offer) }}</option>
      }
    </select>
  </div>`,
})
export class FormSelector {
  readonly current = input.required<ApplicationView | undefined>();
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  private readonly list = applicationList();
  private readonly router = inject(Router);
  protected readonly code = computed(() => this.current()?.form?.code ?? '');
  /** What may be begun now, and the form itself, which may be of the past. */
  protected readonly offers = computed(() => {
    const form = this.current()?.form;
    const offered = (this.list.hasValue() ? this.list.value().offers : undefined) ?? [];
    const open = offered.filter(({ code, refusal }) => refusal === null && code !== form?.code);
    return form ? [form, ...open] : open;
  });
  protected readonly name = (offer: Parameters<typeof formName>[0]): string => formName(offer, this.language);

  protected begin(code: string): void {
    if (code !== this.code()) void this.router.navigate(['/wnioski/nowy'], { queryParams: { rodzaj: code } });
  }
}
