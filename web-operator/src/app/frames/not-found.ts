import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'km-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack narrow">
    <h1>Nie ma takiej strony</h1>
    <p>Adres mógł zostać skrócony albo wpisany z&nbsp;błędem.</p>
    <p><a class="btn btn--primary" routerLink="/">Wróć do pracy</a></p>
  </div>`,
})
export class NotFound {}
