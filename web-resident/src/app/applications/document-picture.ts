import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The first page of a document, small, as the server drew it; an icon where there is none. */
@Component({
  selector: 'km-document-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'doc-p' },
  template: `@if (pictureId(); as picture) {
      <img src="/api/resident/files/{{ picture }}" alt="" />
    } @else {
      <span
        class="i i-lg i-{{ mediaType() === 'application/pdf' ? 'picture_as_pdf' : 'image' }}"
        aria-hidden="true"
      ></span>
    }`,
})
export class DocumentPicture {
  readonly pictureId = input.required<string | null>();
  readonly mediaType = input.required<string>();
}
