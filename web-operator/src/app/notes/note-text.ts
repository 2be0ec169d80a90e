import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { mentionPieces } from '@karta/domain';

/** A remark as it was written; whom it calls stands out. */
@Component({
  selector: 'km-note-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="prewrap">
    @for (piece of pieces(); track $index) {
      <span [class.called-name]="piece.isMention">{{ piece.text }}</span>
    }
  </p>`,
})
export class NoteText {
  readonly note = input.required<{ readonly text: string; readonly mentions: readonly string[] }>();
  protected readonly pieces = computed(() => mentionPieces(this.note().text, this.note().mentions));
}
