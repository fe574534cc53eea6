import { Command } from 'commander';
import { certificateCommand } from './certificate.command.js';
import { listErasuresCommand } from './list-erasures.command.js';
import { reapplyCommand } from './reapply.command.js';
import { verifyCertificateCommand } from './verify-certificate.command.js';

/** `casefold erasures …`: what became of personal data that had to go. */
export const erasuresCommand = (): Command =>
  [listErasuresCommand, certificateCommand, verifyCertificateCommand, reapplyCommand].reduce(
    (group, command) => group.addCommand(command()),
    new Command('erasures').description('Look after erasures of personal data and their certificates.'),
  );
