import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  APPLICATION_STATUS,
  applicationTypeWord,
  CARD_STATUS,
  FailureNote,
  nearTime,
  plainDate,
  plainTime,
  readAnew,
  readAtEach,
  Skeleton,
  StatusChip,
  taskStatus,
} from '@karta/web-shared';
import { CheckList } from '../application-file/check-list.ts';
import { SubmissionNote } from '../application-file/submission-note.ts';
import { CourseList } from '../application-file/course-list.ts';
import { EvidencePane } from '../application-file/evidence-pane.ts';
import { IdentityPane } from '../application-file/identity-pane.ts';
import { NotesPane } from '../application-file/notes-pane.ts';
import { AnswersPane } from '../application-file/answers-pane.ts';
import { RegisterComparison } from '../application-file/register-comparison.ts';
import { Keyboard } from '../keys/keyboard.ts';
import { messageWords, problemWords } from '../messages/message-words.ts';
import { SecondCheckPane } from '../second-checks/second-check-pane.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { taskWord } from '../task-names.ts';
import { TaskWatch } from '../task-watch.ts';
import { applicationDetail } from './application-api.ts';

/** One application: form beside the register, evidence, course, steps, card and notes. */
@Component({
  selector: 'km-application-screen',
  imports: [
    CheckList,
    CourseList,
    EvidencePane,
    FailureNote,
    IdentityPane,
    NotesPane,
    AnswersPane,
    RegisterComparison,
    RouterLink,
    SecondCheckPane,
    SubmissionNote,
    Skeleton,
    StatusChip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './application-screen.html',
})
export class ApplicationScreen {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly resource = applicationDetail(() => this.id());
  /** A reload keeps what is shown until the new answer comes. */
  protected readonly shown = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly openTask = computed(() =>
    this.shown()?.tasks.find((task) => ['open', 'claimed'].includes(task.state)),
  );
  protected readonly applicationStatus = APPLICATION_STATUS;
  protected readonly cardStatus = CARD_STATUS;
  protected readonly taskStatus = taskStatus;
  protected readonly taskWord = taskWord;
  protected readonly typeWord = applicationTypeWord;
  protected readonly nearTime = nearTime;
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  protected readonly messageWords = messageWords;
  protected readonly problemWords = problemWords;

  constructor() {
    const router = inject(Router);
    readAtEach(inject(TaskWatch).changes, this.resource);
    inject(Keyboard).while({
      Escape: () => void router.navigate(['/wnioski']),
      Enter: () => {
        const task = this.openTask();
        if (task && this.access.may('task.read')) void router.navigate(['/zadania', task.id]);
      },
    });
  }
}
