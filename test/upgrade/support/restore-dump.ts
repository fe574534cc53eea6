import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const copyBlock = /^COPY (.+) FROM stdin;\n((?:.*\n)*?)\\\.\n/m;

/** Runs a gzipped SQL script with COPY blocks on an empty database, as `psql` would. */
export const restoreDump = async (file: string, databaseUrl: string): Promise<void> => {
  const script = gunzipSync(await readFile(file)).toString();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Alternates between SQL, the target of a COPY, and its rows.
    const parts = script.split(copyBlock);
    for (let at = 0; at < parts.length; at += 3) {
      const [sql, target, rows] = parts.slice(at, at + 3);
      if (sql.trim()) await client.query(sql);
      if (target) await pipeline(Readable.from([rows]), client.query(copyFrom(`COPY ${target} FROM STDIN`)));
    }
  } finally {
    await client.end();
  }
};
