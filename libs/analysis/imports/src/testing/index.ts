export { CountingNumbers, importInto, sampleFile } from './import-into.js';
