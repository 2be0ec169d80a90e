import { ChangeDetectionStrategy, Component } from '@angular/core';

/** First stop of the Tab key: past the menu, to the content. */
@Component({
  selector: 'km-skip-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="skip" href="#tresc" (click)="go($event)" i18n="@@skip">Przejdź do treści</a>`,
})
export class SkipLink {
  protected go(event: Event): void {
    event.preventDefault();
    document.getElementById('tresc')?.focus();
  }
}
