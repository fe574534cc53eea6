export * from './earlier-versions.js';
export * from './event-codec.js';
export type { EventDraft } from './event-draft.js';
export * from './event-shapes.js';
export * from './log-codec.js';
export { Sealed } from './sealed.js';
