import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatTabLink, MatTabNav, type MatTabNavPanel } from '@angular/material/tabs';
import type { SharedView } from '@karta/contracts';
import { sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import type { ListState } from './list-state.ts';
import { ShareDialog } from './share-dialog.ts';

/** The views of a list: those that everybody has, one's own, and apart from them those that others share. */
@Component({
  selector: 'km-view-tabs',
  imports: [MatTabLink, MatTabNav, ShareDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'views' },
  templateUrl: './view-tabs.html',
})
export class ViewTabs<Row> {
  readonly state = input.required<ListState<Row>>();
  readonly panel = input.required<MatTabNavPanel>();
  /** The list as it stands is to be saved: under a name of somebody else's view, where it is copied. */
  readonly saveAsked = output<string>();
  protected readonly isSharing = signal(false);
  /** Whoever may not save views still opens those that others share. */
  protected readonly maySave = computed(() => this.access.may('view.save'));
  /** One's own views, then those that others share. */
  protected readonly saved = computed(() => {
    const { views, kind } = this.state();
    const own = views.namedOf(kind.list).map((view) => {
      const icon = view.share ? 'group' : 'bookmark';
      const about = view.share ? `udostępniasz: ${this.audienceOf(view.share.role)}` : '';
      return { ...view, key: view.name, icon, about, isFirstOfOthers: false };
    });
    const others = views.sharedOf(kind.list).map((view, index) => ({
      ...{ ...view, key: view.id, icon: 'group', about: `udostępnia: ${view.owner}` },
      isFirstOfOthers: index === 0,
    }));
    return [...own, ...others];
  });
  protected readonly own = computed(() => {
    const { views, kind, viewName } = this.state();
    return views.namedOf(kind.list).find(({ name }) => name === viewName());
  });
  protected readonly shared = computed(() => {
    const { views, kind, viewName } = this.state();
    return views.sharedOf(kind.list).find(({ id }) => id === viewName());
  });
  private readonly access = inject(OperatorAccess);
  private readonly toasts = inject(Toasts);

  protected async remove(): Promise<void> {
    const view = this.own();
    if (view && (await this.did(() => this.state().views.remove(view)))) this.leave();
  }

  protected async unshare(view: SharedView): Promise<void> {
    if (await this.did(() => this.state().views.unshare(view))) this.leave();
  }

  private audienceOf(role: string | null): string {
    if (role === null) return 'każdy, kto widzi listę';
    return (
      this.state()
        .views.roles()
        .find(({ code }) => code === role)?.name ?? role
    );
  }

  private leave(): void {
    const view = this.state().kind.views[0];
    this.state().open(view?.name ?? '', view?.setup ?? {});
  }

  private async did(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (failure) {
      this.toasts.say(sentenceFor(toProblem(failure).code));
      return false;
    }
  }
}
