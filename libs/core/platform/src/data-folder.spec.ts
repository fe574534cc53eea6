import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keptInFolder, takeDataFolder } from './data-folder.js';
import { folderHolder } from './folder-lock.js';

let folder: string;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'casefold-folder-')), 'data');
});

afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

describe('a data folder', () => {
  it('belongs to one at a time, who is named', () => {
    const lock = takeDataFolder(folder, 'npm start');
    expect(() => takeDataFolder(folder, 'casefold import')).toThrow(
      `The data folder ${folder} is in use by npm start (process ${process.pid}): stop it first.`,
    );
    lock.release();
    takeDataFolder(folder, 'casefold import').release();
  });

  it('is free again when its holder is dead, also where another process has got its number', () => {
    takeDataFolder(folder, 'npm start').release();
    writeFileSync(path.join(folder, 'service.json'), JSON.stringify({ pid: process.pid, birth: 'earlier', task: 'x' }));
    expect(folderHolder(folder)).toBeUndefined();
    takeDataFolder(folder, 'npm start').release();
    writeFileSync(path.join(folder, 'service.json'), 'torn');
    takeDataFolder(folder, 'npm start').release();
  });

  it('tells how to reach the service on it, to its owner alone', () => {
    const lock = takeDataFolder(folder, 'npm start');
    expect(folderHolder(folder)?.service).toBeUndefined();
    const service = { api: 'http://127.0.0.1:4000', databaseUrl: 'postgres://casefold:secret@127.0.0.1:5432/postgres' };
    lock.publish(service);
    expect(folderHolder(folder)?.service).toEqual(service);
    expect(statSync(path.join(folder, 'service.json')).mode & 0o777).toBe(0o600);
    lock.release();
    expect(existsSync(path.join(folder, 'service.json'))).toBe(false);
  });

  it('of a newer version is refused, and left alone', () => {
    takeDataFolder(folder, 'npm start').release();
    writeFileSync(path.join(folder, 'format'), '2\n');
    expect(() => takeDataFolder(folder, 'npm start')).toThrow(
      /was made by a newer version of Casefold \(format 2; this/,
    );
    expect(folderHolder(folder)).toBeUndefined();
    expect(readFileSync(path.join(folder, 'format'), 'utf8')).toBe('2\n');
  });

  it('keeps what was made once', () => {
    expect(keptInFolder(folder, 'secret', () => 'first')).toBe('first');
    expect(keptInFolder(folder, 'secret', () => 'second')).toBe('first');
    expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });
});
