import type { NotifyTemplate } from '@karta/workflows';
import { APPLICATION_TEMPLATES } from './application-templates.ts';
import { CARD_TEMPLATES } from './card-templates.ts';
import { LIFE_TEMPLATES } from './life-templates.ts';
import type { Template } from './letter.ts';

/** The default texts of the messages that processes send. */
export const TEMPLATES: Record<NotifyTemplate, Template> = {
  ...APPLICATION_TEMPLATES,
  ...CARD_TEMPLATES,
  ...LIFE_TEMPLATES,
};
