import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ThreadFile } from '@karta/contracts';
import { fileSize } from './polish-plural.ts';

/** A file that came with a message. */
@Component({
  selector: 'km-attachment-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    a {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr) 20px;
      gap: 12px;
      align-items: center;
      min-height: 52px;
      padding: 6px 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 10px;
      background: var(--mat-sys-surface-container-lowest);
      color: inherit;
      text-decoration: none;
    }
    a:hover b {
      text-decoration: underline;
    }
    .i {
      color: var(--mat-sys-primary);
    }
    b {
      display: block;
      font: var(--mat-sys-label-large);
      overflow-wrap: anywhere;
    }
    small {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  template: `<a href="{{ shownAt() }}/{{ file().fileId }}" target="_blank" rel="noopener"
    ><span
      class="i i-lg i-{{ file().mediaType === 'application/pdf' ? 'picture_as_pdf' : 'image' }}"
      aria-hidden="true"
    ></span
    ><span
      ><b>{{ file().name }}</b
      ><small>{{ fileSize(file().size) }}</small></span
    ><span class="i i-download" aria-hidden="true"></span
  ></a>`,
})
export class AttachmentLink {
  readonly file = input.required<ThreadFile>();
  readonly shownAt = input.required<string>();
  protected readonly fileSize = fileSize;
}
