import type { ConsentText } from '@karta/contracts';
import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID, model } from '@angular/core';
import { inLanguage } from '@karta/domain';

/** A statement with its check box and, where there is one, the link to its full text (requirements 004-04 … 004-08). */
@Component({
  selector: 'km-consent',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="field" [class.field--error]="error() !== null">
    @if (error(); as sentence) {
      <span class="error-text" [id]="'zgoda-' + consent().id + '-error'"
        ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
      >
    }
    <label class="check"
      ><input
        #box
        type="checkbox"
        [id]="'zgoda-' + consent().id"
        [checked]="given()"
        [attr.aria-required]="consent().required || null"
        [attr.aria-invalid]="error() === null ? null : 'true'"
        [attr.aria-describedby]="error() === null ? null : 'zgoda-' + consent().id + '-error'"
        (change)="given.set(box.checked)"
      /><span>
        @if (consent().required) {
          <span class="req" aria-hidden="true">*</span>&ngsp;
        }
        <span [attr.lang]="lang()">{{ said().value }}</span>&ngsp;
        @if (consent().link; as link) {
          (<a [href]="link" target="_blank" rel="noopener"
            ><ng-container i18n="@@consent.link"
              >link<span class="sr"> do pełnego tekstu, otworzy się w nowej karcie</span></ng-container
            ></a
          >)
        }
        @if (!consent().required) {
          <span class="muted" i18n="@@consent.voluntary">Dobrowolne.</span>
        }
      </span></label
    >
  </div>`,
})
export class ConsentCheck {
  readonly consent = input.required<ConsentText>();
  /** Of the page. */
  readonly language = input(inject(LOCALE_ID).slice(0, 2));
  readonly given = model(false);
  readonly error = input<string | null>(null);
  protected readonly said = computed(() => {
    const { statement, statementIn } = this.consent();
    return inLanguage(statement, statementIn, this.language());
  });
  /** Of the statement, where it is another one than the page's. */
  protected readonly lang = computed(() => (this.said().language === this.language() ? null : this.said().language));
}
