import { ChangeDetectionStrategy, Component, input, linkedSignal } from '@angular/core';
import type { ApplicationDocument, ApplicationFile } from '@karta/contracts';
import { JudgedPhoto } from '@karta/web-shared';
import { DocumentViewer } from './document-viewer.ts';

/** Photos and documents of an application, side by side. */
@Component({
  selector: 'km-evidence',
  imports: [DocumentViewer, JudgedPhoto],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './evidence-pane.html',
})
export class EvidencePane {
  readonly file = input.required<ApplicationFile>();
  protected readonly document = linkedSignal<readonly ApplicationDocument[], ApplicationDocument | null>({
    source: () => this.file().documents,
    computation: (documents, previous) =>
      documents.find((each) => each.fileId === previous?.value?.fileId) ?? documents[0] ?? null,
  });
}
