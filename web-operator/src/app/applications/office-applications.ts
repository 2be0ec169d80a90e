import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  APPLICATION_STATUS,
  FailureNote,
  plainTime,
  Skeleton,
  StatusChip,
  type ApplicationState,
  type OfficeApplicationList,
  settled,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { OperatorAccess } from '../session/operator-access.ts';

/** All applications of the city by status and text. */
@Component({
  selector: 'km-office-applications',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './office-applications.html',
})
export class OfficeApplications {
  /** Text brought by the search on top. */
  readonly szukaj = input<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly search = linkedSignal(() => this.szukaj() ?? '');
  protected readonly state = signal<ApplicationState | ''>('');
  protected readonly words = APPLICATION_STATUS;
  protected readonly states = (Object.keys(APPLICATION_STATUS) as ApplicationState[]).filter(
    (state) => state !== 'draft',
  );
  protected readonly plainTime = plainTime;
  private readonly wanted = settled(this.search);
  private readonly query = computed(() => ({
    ...(this.state() ? { state: this.state() } : {}),
    ...(this.wanted() ? { search: this.wanted() } : {}),
  }));
  protected readonly resource = httpResource<OfficeApplicationList>(() => ({
    url: '/api/operator/applications',
    params: this.query(),
  }));
  protected readonly list = linkedSignal<OfficeApplicationList | undefined, OfficeApplicationList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });

  constructor() {
    inject(Keyboard).while({ F: () => document.getElementById('filtr')?.focus() });
  }

  protected setState(value: string): void {
    this.state.set(this.states.find((state) => state === value) ?? '');
  }
}
