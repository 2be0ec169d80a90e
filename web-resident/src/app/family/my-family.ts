import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FamilyMemberView } from '@karta/contracts';
import { FailureNote, readAnew, Skeleton, Toasts } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { FamilyApi, familyResource } from './family-api.ts';
import { MemberPanel } from './member-panel.ts';
import { RemoveDialog } from './remove-dialog.ts';

/** The family of whoever is signed in: who belongs to it, and what can be done for them (manual, chapter 11). */
@Component({
  selector: 'km-my-family',
  imports: [FailureNote, MemberPanel, RemoveDialog, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-family.html',
})
export class MyFamily {
  protected readonly family = familyResource();
  protected readonly removing = signal<FamilyMemberView | null>(null);
  protected readonly failure = signal<unknown>(null);
  private readonly api = inject(FamilyApi);
  private readonly access = inject(ResidentAccess);
  private readonly toasts = inject(Toasts);
  /** There are several for whom the holder acts. */
  protected readonly canFileTogether = computed(() => this.access.members().length > 1);

  protected switchTo({ id }: FamilyMemberView): Promise<void> {
    return this.act(() => this.access.actFor(id));
  }

  protected invite({ id }: FamilyMemberView): Promise<void> {
    return this.act(async () => {
      await this.api.invite(id);
      this.toasts.say($localize`:@@family.link-sent:Wysłaliśmy nowy link. Poprzedni już nie działa.`);
      readAnew(this.family);
    });
  }

  protected keep({ id }: FamilyMemberView): Promise<void> {
    return this.act(async () => {
      await this.api.keep(id);
      this.toasts.say($localize`:@@family.kept:Konto zostaje. Za chwilę zobaczysz je znów na liście.`);
      readAnew(this.family);
    });
  }

  protected removed(): void {
    readAnew(this.family);
    void this.access.load();
  }

  private async act(work: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await work();
    } catch (failure) {
      this.failure.set(failure);
    }
  }
}
