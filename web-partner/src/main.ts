import { bootstrapApplication } from '@angular/platform-browser';
import { Desk } from './app/desk.ts';
import { deskConfig } from './app/desk.config.ts';

await bootstrapApplication(Desk, deskConfig);
