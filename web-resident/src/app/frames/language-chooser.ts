import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ResidentAccess } from '../session/resident-access.ts';
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
      (click)="choose($event, each.code)"
      [attr.lang]="each.code"
      [attr.hreflang]="each.code"
      [attr.aria-current]="language.locale.startsWith(each.code) ? 'true' : null"
      >{{ each.short }}<span class="sr"> {{ each.name }}</span></a
    >
  }`,
})
export class LanguageChooser {
  protected readonly language = inject(PageLanguage);
  private readonly access = inject(ResidentAccess);
  protected readonly languages = [
    { code: 'pl', root: '', short: 'PL', name: 'Polski' },
    { code: 'en', root: '/en', short: 'EN', name: 'English' },
    { code: 'uk', root: '/uk', short: 'UA', name: 'Українська' },
  ] as const;

  /** Whoever is signed in keeps the choice: letters come in that language from then on. */
  protected async choose(event: Event, code: 'pl' | 'en' | 'uk'): Promise<void> {
    if (!this.access.isSignedIn() || !(event.currentTarget instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const { href } = event.currentTarget;
    await this.access.chooseLanguage(code).catch(() => {});
    location.assign(href);
  }
}
