import type { Access, Panel, Permission } from '@karta/domain';
import type { AskingPartner, DeskPerson } from '@karta/services';

export interface ResidentActor {
  kind: 'resident';
  /** Whose matters these are: of whoever is signed in, or of the member for whom they act. */
  accountId: string;
  /** Of that account. */
  keyId: string;
  /** The account of whoever is signed in. */
  holderId: string;
  /** The member of the family for whom they act; null: for themselves. */
  actsFor: ActedFor | null;
  /** `member`: the own card and discounts alone (requirements T10). */
  panel: Panel;
  /** A required consent is missing: nothing but the consents and the end of the account (004-86). */
  isLocked: boolean;
}
export interface ActedFor {
  memberId: string;
  firstName: string;
  lastName: string;
}
/** `hiddenFields`: columns of registers that this person does not see, as `<register>.<column>`. */
export interface OperatorActor extends Access {
  kind: 'operator';
  operatorId: string;
  name: string;
  /** What the grants give, whatever their conditions. */
  permissions: readonly Permission[];
  pickupPointId: string | null;
}
/** A program of a partner. */
export interface PartnerActor extends AskingPartner {
  kind: 'partner';
}
/** Somebody of a partner at its desk. */
export interface DeskActor extends DeskPerson {
  kind: 'partner-person';
}
export interface StationActor {
  kind: 'station';
  stationId: string;
}
export interface ReaderActor {
  kind: 'reader';
  readerId: string;
}
/** Nobody signed in; `signedIn` tells a public route who would be there. */
export interface GuestActor {
  kind: 'guest';
  signedIn: ResidentActor | OperatorActor | DeskActor | null;
  /** For throttling. */
  address: string;
}
export type Actor = ResidentActor | OperatorActor | PartnerActor | DeskActor | StationActor | ReaderActor | GuestActor;
