import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands where an application would begin, in a town that cannot take one yet. */
@Component({
  selector: 'km-not-yet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="note note--quiet">
    <span class="i i-info" aria-hidden="true"></span
    ><span i18n="@@not-yet"
      >Urząd dopiero przygotowuje wnioski o&nbsp;kartę. Konto możesz założyć już teraz; zajrzyj tu za kilka dni.</span
    >
  </p>`,
})
export class NotYet {}
