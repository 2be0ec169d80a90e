import { kindOf } from '../fields/applicant-fields.ts';
import { pathOf, SECOND_GUARDIAN, type FormPart, type LocalText, type Question } from './form.ts';
import { secondGuardianIn } from './second-guardian.ts';
import { plainAnswer, type FormContent, type FormSurroundings } from './form-content.ts';

/** One answer as it is read: the label and the value where the town's data has them, else the screens' words for path and value. */
export interface FormLine {
  readonly path: string;
  readonly kind: FormPart['kind'];
  /** Of a town's own question or document. */
  readonly label?: LocalText | undefined;
  /** Nobody changes it in this form. */
  readonly isFixed?: true;
  /** As it is written or kept; '' where nothing was said. */
  readonly value: string;
  /** What the value means, where it is a code. */
  readonly words?: LocalText | undefined;
}

const fixed = (lines: FormLine[], isFixed: boolean): FormLine[] =>
  isFixed ? lines.map((line) => ({ ...line, isFixed: true as const })) : lines;
const BY_POST: LocalText = {
  pl: 'Pocztą na adres posiadacza',
  en: 'By post to the holder’s address',
  uk: 'Поштою на адресу власника',
};
const said = (pl: string): LocalText => ({ pl });

/** What a shown part says, one line for each answer. */
export function partLines(part: FormPart, content: FormContent, around: FormSurroundings): FormLine[] {
  const { kind } = part;
  const path = pathOf(part);
  const line = (value: string, words?: LocalText): FormLine[] => [{ path, kind, value, ...(words && { words }) }];
  const { details } = content;
  switch (part.kind) {
    case 'field':
      return fixed(line(kindOf(part.field).plain(content.values[part.field])), part.isReadOnly === true);
    case 'question':
      return [questionLine(part, plainAnswer(content.answers[part.id]))];
    case 'package': {
      const chosen = around.packages.find(({ code }) => code === content.packageCode);
      return line(content.packageCode, chosen && said(`${chosen.name}, ${chosen.criterion}`));
    }
    case 'card': {
      const card = around.cards.find(({ id }) => id === details.cardId) ?? around.cards[0];
      return fixed(line(card?.id ?? '', card && said(card.number)), around.cards.length < 2);
    }
    case 'reason': {
      const reason = around.reasons.find(({ code }) => code === details.reason);
      return line(details.reason ?? '', reason && said(reason.name));
    }
    case 'block-now':
      return line(details.blockNow === true ? 'yes' : 'no');
    case 'receiving-card': {
      const card = around.receivingCards.find(({ id }) => id === details.toCardId);
      return line(details.toCardId ?? '', card && said(`${card.holderName}, ${card.number}`));
    }
    case 'second-guardian': {
      const other = secondGuardianIn(content.answers);
      return (['name', 'email'] as const).map((each) => ({
        path: `answers.${SECOND_GUARDIAN[each]}`,
        kind,
        value: other[each],
      }));
    }
    case 'photo':
      return line(content.hasPhoto ? 'yes' : '');
    case 'document':
      return [documentLine(part.type, part.label, content)];
    case 'package-documents':
      return (around.packages.find(({ code }) => code === content.packageCode)?.documents ?? []).map(({ type, name }) =>
        documentLine(type, said(name), content),
      );
    case 'pickup-point': {
      const point = around.points.find(({ id }) => id === content.pickupPointId);
      if (details.byPost === true && point) return line('by-post', BY_POST);
      return line(content.pickupPointId ?? '', point && said(`${point.name}, ${point.address}, ${point.openingHours}`));
    }
    case 'consents':
      return around.consents.map(({ id, statement, statementIn }) => ({
        path: `consents.${id}`,
        kind,
        label: { ...statementIn, pl: statement },
        value: content.consents.includes(id) ? 'yes' : 'no',
      }));
  }
}

function questionLine({ kind, id, label, as, options = [] }: Question, answer: string): FormLine {
  const option = as === 'choice' ? options.find(({ code }) => code === answer) : undefined;
  return { path: `answers.${id}`, kind, label, value: answer, ...(option && { words: option.label }) };
}

function documentLine(type: string, label: LocalText | undefined, { documents }: FormContent): FormLine {
  const names = documents.filter(({ documentType }) => documentType === type).map(({ name }) => name);
  return { path: `documents.${type}`, kind: 'document', ...(label && { label }), value: names.join(', ') };
}
