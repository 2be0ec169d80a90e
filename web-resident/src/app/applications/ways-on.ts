import type { ApplicationView } from '@karta/contracts';

/** A way on from an application: a link and its words. */
export interface WayOn {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly name: string;
}

type About = Pick<ApplicationView, 'id' | 'state' | 'type' | 'formCode' | 'packageCode'>;

/** What its applicant can do next where the page itself asks for nothing: file anew with the same answers, or see the card. */
export function waysOn({ id, state, type, formCode, packageCode }: About): readonly WayOn[] {
  switch (state) {
    case 'rejected':
    case 'withdrawn':
    case 'left-unexamined':
    case 'not-collected':
    case 'ended-by-office':
      return [
        {
          path: '/wnioski/nowy',
          query: { rodzaj: formCode ?? type, jak: id, pakiet: packageCode },
          name: $localize`:@@application.again:Złóż nowy wniosek z tymi danymi`,
        },
      ];
    case 'issued':
    case 'ready-for-pickup':
      return [{ path: '/karty', query: {}, name: $localize`:@@cards.mine:Zobacz Moje karty` }];
    default:
      return [];
  }
}
