import { compile } from './prepare.mjs';

process.exitCode = compile() ? 0 : 1;
