import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { LegalText } from '@karta/contracts';
import { FailureNote, Skeleton } from '@karta/web-shared';

const HEADINGS: Record<string, string> = {
  'information-clause': $localize`:@@legal.clause:Klauzula informacyjna`,
  terms: $localize`:@@legal.terms:Regulamin`,
};

/** The city's own legal texts, as it published them. */
@Component({
  selector: 'km-legal-page',
  imports: [FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<article class="legal">
    <h1>{{ text.hasValue() ? text.value().title : headings[legalKind()] }}</h1>
    @if (text.hasValue()) {
      <p class="small muted" i18n="@@legal.version">Wersja {{ text.value().version }}</p>
      @for (paragraph of text.value().paragraphs; track $index) {
        <p class="prewrap">{{ paragraph }}</p>
      }
    } @else if (text.error()) {
      <km-failure [error]="text.error()" (retry)="text.reload()" />
    } @else {
      <km-skeleton [lines]="6" />
    }
  </article>`,
})
export class LegalPage {
  readonly legalKind = input.required<string>();
  /** A version that is announced; without one the version in force. */
  readonly wersja = input<string>();
  protected readonly headings = HEADINGS;
  protected readonly text = httpResource<LegalText>(() => {
    const query = this.wersja() ? `?version=${encodeURIComponent(this.wersja() ?? '')}` : '';
    return `/api/resident/legal/${this.legalKind()}${query}`;
  });
}
