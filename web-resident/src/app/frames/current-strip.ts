import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The current under the header: the look's only ornament. */
@Component({
  selector: 'km-current-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg
    class="p-nurt"
    viewBox="0 0 1366 14"
    preserveAspectRatio="none"
    aria-hidden="true"
    fill="none"
    stroke="var(--mat-sys-primary)"
  >
    <path
      d="M0 11C220 13 420 12.5 683 12S1180 12.5 1366 11.5"
      stroke-opacity="0.9"
      vector-effect="non-scaling-stroke"
    />
    <path
      d="M0 8.4C220 7.8 420 11.6 683 9.2S1180 7.9 1366 9.9"
      stroke-opacity="0.7"
      vector-effect="non-scaling-stroke"
    />
    <path
      d="M0 5.8C220 2.6 420 10.7 683 6.4S1180 3.3 1366 8.3"
      stroke-opacity="0.5"
      vector-effect="non-scaling-stroke"
    />
    <path
      d="M0 3.2C220 -2.6 420 9.8 683 3.6S1180 -1.3 1366 6.7"
      stroke-opacity="0.3"
      vector-effect="non-scaling-stroke"
    />
  </svg>`,
})
export class CurrentStrip {}
