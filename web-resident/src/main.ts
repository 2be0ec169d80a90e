import { bootstrapApplication } from '@angular/platform-browser';
import { Portal } from './app/portal.ts';
import { portalConfig } from './app/portal.config.ts';

await bootstrapApplication(Portal, portalConfig);
