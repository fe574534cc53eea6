import pg from 'pg';
import { connectionConfig, type ConnectionOptions } from './client.js';

/** A pool of connections to the database at `url`, opened on demand. The caller must end it. */
export const createPool = (url: string, options: ConnectionOptions): pg.Pool =>
  new pg.Pool({ connectionString: url, ...connectionConfig(options) }).on('error', options.reportError);
