/** Attachments of one message of a conversation. */
export const MOST_THREAD_FILES = 5;
/** The form of the task that a message of a resident makes; its answer may have attachments. */
export const ANSWER_THREAD = 'answer-thread';
