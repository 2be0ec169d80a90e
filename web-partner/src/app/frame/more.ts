import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SCREENS } from '../screens.ts';
import { DeskAccess } from '../session/desk-access.ts';

/** What the bar of a telephone has no room for. */
@Component({
  selector: 'km-more',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Więcej</h1>
    <p class="muted mt-2 break">{{ access.person()?.name }}, {{ access.person()?.email }}</p>
    <nav class="panel p-menu mt-4" aria-label="Wszystkie działy">
      @for (screen of screens(); track screen.path) {
        <a [routerLink]="'/' + screen.path"
          ><span class="i i-{{ screen.icon }}" aria-hidden="true"></span>{{ screen.word }}</a
        >
      }
    </nav>
    <button type="button" class="btn btn--secondary btn--block mt-4" (click)="signOut()">Wyloguj</button>`,
})
export class More {
  protected readonly access = inject(DeskAccess);
  protected readonly screens = computed(() => SCREENS.filter(({ role }) => this.access.may(role)));
  private readonly router = inject(Router);

  protected async signOut(): Promise<void> {
    await this.access.signOut();
    await this.router.navigate(['/zaloguj']);
  }
}
