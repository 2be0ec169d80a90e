import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { LegalText } from '@karta/contracts';
import { inLanguage } from '@karta/domain';
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
    <h1 [attr.lang]="shown()?.lang">{{ shown()?.title ?? headings[legalKind()] }}</h1>
    @if (shown(); as words) {
      <p class="small muted" i18n="@@legal.version">Wersja {{ words.version }}</p>
      @for (paragraph of words.paragraphs; track $index) {
        <p class="prewrap" [attr.lang]="words.lang">{{ paragraph }}</p>
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
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  /** In the language of the page where the city wrote it; `lang` where it is another one. */
  protected readonly shown = computed(() => {
    if (!this.text.hasValue()) return undefined;
    const { title, titleIn, paragraphs, paragraphsIn, version } = this.text.value();
    const body = inLanguage(paragraphs, paragraphsIn, this.language);
    const lang = body.language === this.language ? null : body.language;
    return {
      version,
      paragraphs: body.value,
      title: lang === null ? inLanguage(title, titleIn, this.language).value : title,
      lang,
    };
  });
}
