import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Controller, Get, Header, NotFoundException, Param, StreamableFile, UseGuards } from '@nestjs/common';
import { ShownSchemaGuard } from './shown-schema.guard.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const packaged = (name: string, file: string): string =>
  path.join(path.dirname(require.resolve(`${name}/package.json`)), file);

/** Files of the page, from installed packages: a page that loads from a CDN is blank without internet. */
const assets: ReadonlyMap<string, string> = new Map([
  ['react.js', packaged('react', 'umd/react.production.min.js')],
  ['react-dom.js', packaged('react-dom', 'umd/react-dom.production.min.js')],
  ['graphql-ws.js', packaged('graphql-ws', 'umd/graphql-ws.min.js')],
  ['graphiql.js', packaged('graphiql', 'graphiql.min.js')],
  ['graphiql.css', packaged('graphiql', 'graphiql.min.css')],
  ['page.js', path.join(here, 'page.js')],
  ['page.css', path.join(here, 'page.css')],
]);

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const onlyFromHere =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self' ws: wss:; base-uri 'none'; frame-ancestors 'none'";

/** Serves GraphiQL, for trying the API by hand. */
@Controller('graphiql')
@UseGuards(ShownSchemaGuard)
export class GraphiqlController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', onlyFromHere)
  page(): Promise<string> {
    return readFile(path.join(here, 'page.html'), 'utf8');
  }

  @Get(':asset')
  @Header('cache-control', 'max-age=3600')
  async asset(@Param('asset') name: string): Promise<StreamableFile> {
    const file = assets.get(name);
    if (!file) throw new NotFoundException();
    return new StreamableFile(await readFile(file), { type: types[path.extname(name)] });
  }
}
