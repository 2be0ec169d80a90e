import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { RECIPIENT_LIST } from './recipient-columns.ts';

/** Everybody whom one campaign meant, with what became of it; it leaves as a file like every list (001-32). */
@Component({
  selector: 'km-recipient-register',
  imports: [ListFrame, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    heading="Odbiorcy kampanii"
    icon="group"
    emptyHeading="Nie ma jeszcze odbiorców"
    emptyHint="Spisujemy ich, gdy kampania rusza."
    (opened)="open($event.residentId)"
  >
    <ng-container listHead>
      <span class="grow"></span>
      <a class="btn btn--secondary" [routerLink]="['/kampanie', id()]"
        ><span class="i i-arrow_back" aria-hidden="true"></span>Wróć do kampanii</a
      >
    </ng-container>
  </km-list>`,
})
export class RecipientRegister {
  readonly id = input.required<string>();
  protected readonly state = new ListState(
    RECIPIENT_LIST,
    computed(() => ({ campaign: this.id() })),
  );
  private readonly router = inject(Router);

  protected async open(residentId: string): Promise<void> {
    await this.router.navigate(['/mieszkancy', residentId]);
  }
}
