import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PageLanguage } from './page-language.ts';

/** The same screen in another language: each language is a build of its own, so these are plain links. */
@Component({
  selector: 'km-languages',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', 'aria-label': 'Język · Language · Мова', class: 'languages' },
  template: `@for (each of languages; track each.code) {
    <a
      class="languages__one"
      [href]="each.root + language.address()"
      [attr.lang]="each.code"
      [attr.hreflang]="each.code"
      [attr.aria-current]="language.locale.startsWith(each.code) ? 'true' : null"
      >{{ each.short }}<span class="sr"> {{ each.name }}</span></a
    >
  }`,
})
export class LanguageChooser {
  protected readonly language = inject(PageLanguage);
  protected readonly languages = [
    { code: 'pl', root: '', short: 'PL', name: 'Polski' },
    { code: 'en', root: '/en', short: 'EN', name: 'English' },
    { code: 'uk', root: '/uk', short: 'UA', name: 'Українська' },
  ] as const;
}
