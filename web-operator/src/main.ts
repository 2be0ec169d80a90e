import { bootstrapApplication } from '@angular/platform-browser';
import { Office } from './app/office.ts';
import { officeConfig } from './app/office.config.ts';

await bootstrapApplication(Office, officeConfig);
