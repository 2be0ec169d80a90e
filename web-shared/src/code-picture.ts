import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { create } from 'qrcode';

/** Modules of a QR code of version 8; larger ones are too fine for the cameras of tills. */
const LARGEST = 49;

/** A text as a QR code: level M where version 8 holds it, else L. Black on white in every theme. */
@Component({
  selector: 'km-code-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg
    [attr.viewBox]="'-4 -4 ' + (code().size + 8) + ' ' + (code().size + 8)"
    shape-rendering="crispEdges"
    role="img"
    [attr.aria-label]="label()"
    [attr.data-code]="text()"
    [attr.data-modules]="code().size"
  >
    <path
      fill="#fff"
      [attr.d]="'M-4-4h' + (code().size + 8) + 'v' + (code().size + 8) + 'h-' + (code().size + 8) + 'z'"
    />
    <path fill="#000" [attr.d]="code().path" />
  </svg>`,
  styles: `
    svg {
      display: block;
      width: 100%;
    }
  `,
})
export class CodePicture {
  readonly text = input.required<string>();
  readonly label = input($localize`:@@vc.code:Kod QR karty`);
  protected readonly code = computed(() => {
    const drawn = create(this.text(), { errorCorrectionLevel: 'M' });
    const { size, data } = (drawn.modules.size > LARGEST ? create(this.text(), { errorCorrectionLevel: 'L' }) : drawn)
      .modules;
    let path = '';
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) if (data[row * size + column]) path += `M${column} ${row}h1v1h-1z`;
    return { size, path };
  });
}
