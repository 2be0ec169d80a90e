import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { approvalList } from '../approvals/approvals-api.ts';
import { OperatorAccess } from '../session/operator-access.ts';

/** What stands beside the heading of every look at processes: what waits for a second person, and a new diagram. */
@Component({
  selector: 'km-process-actions',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="btn btn--secondary" routerLink="/procesy/zatwierdzenia"
      ><span class="i i-check_circle" aria-hidden="true"></span>Do zatwierdzenia
      @if (waiting() > 0) {
        ({{ waiting() }})
      }
    </a>
    @if (access.may('process.deploy')) {
      <a class="btn btn--secondary" routerLink="/procesy/modeler"
        ><span class="i i-edit_note" aria-hidden="true"></span>Nowy diagram</a
      >
      <a class="btn btn--primary" routerLink="/procesy/wdrozenie"
        ><span class="i i-upload_file" aria-hidden="true"></span>Wdróż diagram</a
      >
    }`,
})
export class ProcessActions {
  protected readonly access = inject(OperatorAccess);
  private readonly approvals = approvalList();
  protected readonly waiting = computed(() => (this.approvals.hasValue() ? this.approvals.value().waiting : 0));
}
