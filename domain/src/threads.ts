/** Attachments of one message of a conversation. */
export const MOST_THREAD_FILES = 5;
/** The form of the task that a message of a resident makes; its answer may have attachments. */
export const ANSWER_THREAD = 'answer-thread';
/** So long after its end the office may take a conversation up again: the timer of `resident-thread.bpmn`. */
export const RESUMABLE_DAYS = 30;

/** To which residents the city tells something; null: it does not matter. */
export interface AnnouncementAudience {
  /** A package that they have now. */
  readonly packageCode: string | null;
  /** The point at which they have a card. */
  readonly pickupPointId: string | null;
  /** Full years, both ends counted. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
}

/** Whether it narrows anything down at all. */
export const isNarrowed = (audience: AnnouncementAudience): boolean =>
  Object.values(audience).some((each) => each !== null);
