import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { OperatorError } from '#kernel';
import { isGenuine, type SignedCertificate } from '#erasure';
import { readSettings } from '#platform';
import { TrustedKeys } from '#seals';

/** `casefold erasures verify FILE`: whether a certificate is ours, word for word. Needs no database. */
export const verifyCertificateCommand = (): Command =>
  new Command('verify')
    .description('Find out whether a certificate was signed by a key that signs seals. Ends with 1 where it was not.')
    .argument('<file>', 'the certificate')
    .option('--public-key <file...>', 'keys that may have signed, in PEM (default: those of the sealing key file)')
    .action(async (file: string, { publicKey }: { readonly publicKey?: string[] }) => {
      const certificate = await certificateIn(file);
      const trusted = await TrustedKeys.fromFiles(publicKey ?? [readSettings(process.env).sealKeyFile]);
      const genuine = isGenuine(certificate, trusted);
      const { customerId, erasedAt, through } = certificate;
      process.stdout.write(
        genuine
          ? `Genuine: what was personal of ${customerId} was erased at ${erasedAt}, up to position ${through}.\n`
          : `Not genuine: no known key has signed this.\n`,
      );
      if (!genuine) process.exitCode = 1;
    });

const certificateIn = async (file: string): Promise<SignedCertificate> => {
  try {
    const certificate = JSON.parse(await readFile(file, 'utf8')) as SignedCertificate;
    if (typeof certificate.signature === 'string' && typeof certificate.keyId === 'string') return certificate;
  } catch {
    // falls through: what can't be read is no certificate
  }
  throw new OperatorError(`${file} is no certificate of an erasure.`);
};
