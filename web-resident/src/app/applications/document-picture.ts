import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The first page of a document, small: of a picture as it is, of a PDF as the server drew it; an icon where there is none. */
@Component({
  selector: 'km-document-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'doc-p' },
  template: `@if (mediaType() === 'application/pdf') {
      <span class="i i-lg i-picture_as_pdf" aria-hidden="true"></span>
    } @else {
      <img src="/api/resident/files/{{ fileId() }}" alt="" />
    }`,
})
export class DocumentPicture {
  readonly fileId = input.required<string>();
  readonly mediaType = input.required<string>();
}
