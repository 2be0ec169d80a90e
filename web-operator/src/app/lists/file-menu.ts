import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { FILE_FORMATS, type FileFormat } from './files/table-file.ts';

/** A button that asks which kind of file a table is saved as. */
@Component({
  selector: 'km-file-menu',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button
      type="button"
      class="btn btn--secondary btn--sm"
      [disabled]="disabled()"
      [cdkMenuTriggerFor]="kinds"
    >
      <span class="i i-download" aria-hidden="true"></span>{{ label() }}
    </button>
    <ng-template #kinds>
      <div class="pop pop--menu" cdkMenu [attr.aria-label]="label()">
        @for (each of formats; track each.code) {
          <button
            type="button"
            class="btn btn--text btn--sm"
            cdkMenuItem
            (cdkMenuItemTriggered)="taken.emit(each.code)"
          >
            {{ each.word }}
          </button>
        }
      </div>
    </ng-template>`,
})
export class FileMenu {
  readonly label = input('Pobierz');
  readonly disabled = input(false);
  readonly taken = output<FileFormat>();
  protected readonly formats = FILE_FORMATS;
}
