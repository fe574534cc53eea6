import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { OperatorError } from '#kernel';
import { isGenuine, type SignedCertificate } from '#erasure';
import { readSettings } from '#platform';
import { TrustedKeys } from '#seals';

/** `casefold erasures verify FILE`: checks the signature of a certificate. Needs no database. */
export const verifyCertificateCommand = (): Command =>
  new Command('verify')
    .description('Check whether a certificate was signed with a sealing key. Exits with 1 if it was not.')
    .argument('<file>', 'file of the certificate')
    .option('--public-key <file...>', 'trusted public keys, in PEM (default: those of the sealing key file)')
    .action(async (file: string, { publicKey }: { readonly publicKey?: string[] }) => {
      const certificate = await certificateIn(file);
      const trusted = await TrustedKeys.fromFiles(publicKey ?? [readSettings(process.env).sealKeyFile]);
      const genuine = isGenuine(certificate, trusted);
      const { customerId, erasedAt, through } = certificate;
      process.stdout.write(
        genuine
          ? `Genuine: personal data of ${customerId} were erased at ${erasedAt}, up to position ${through}.\n`
          : `Not genuine: the certificate was changed, or none of the trusted keys signed it.\n`,
      );
      if (!genuine) process.exitCode = 1;
    });

const certificateIn = async (file: string): Promise<SignedCertificate> => {
  try {
    const certificate = JSON.parse(await readFile(file, 'utf8')) as SignedCertificate;
    if (typeof certificate.signature === 'string' && typeof certificate.keyId === 'string') return certificate;
  } catch {
    // a file that cannot be read is reported below
  }
  throw new OperatorError(`${file} cannot be read, or is not the certificate of an erasure.`);
};
