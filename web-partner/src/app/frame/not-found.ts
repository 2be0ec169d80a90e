import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'km-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Nie ma takiej strony</h1>
    <p class="mt-2">Adres jest niepełny albo ta część jest tylko dla kierownika.</p>
    <a class="btn btn--primary mt-4" routerLink="/kasa">Wróć do kasy</a>`,
})
export class NotFound {}
