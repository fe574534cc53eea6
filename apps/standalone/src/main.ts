import 'reflect-metadata';
import { runService } from '#host';
import { startStandalone } from './standalone.js';
import { welcome } from './welcome.js';

await runService(async ({ settings, logger, signalled }) => {
  const standalone = await startStandalone(settings, logger);
  process.stdout.write(await welcome(standalone, settings));
  await Promise.race([signalled, standalone.ended]).finally(standalone.stop);
  process.stdout.write('Casefold has stopped.\n');
});
