import { Command } from 'commander';
import { certificateCommand } from './certificate.command.js';
import { listErasuresCommand } from './list-erasures.command.js';
import { reapplyCommand } from './reapply.command.js';
import { verifyCertificateCommand } from './verify-certificate.command.js';

/** `casefold erasures …`: erasures of personal data and their certificates. */
export const erasuresCommand = (): Command =>
  [listErasuresCommand, certificateCommand, verifyCertificateCommand, reapplyCommand].reduce(
    (group, command) => group.addCommand(command()),
    new Command('erasures').description('Manage erasures of personal data and their certificates.'),
  );
