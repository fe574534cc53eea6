export * from './case/case.events.js';
export * from './case/case.refusals.js';
export * from './case/case.state.js';
export * from './case/case.streams.js';
export * from './case/view/case.view.js';
export * from './case/view/case.view-parts.js';
