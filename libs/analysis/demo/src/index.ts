export { loadDemoArticles } from './demo-articles.js';
export * from './demo-customers.js';
export { startOfDay, type DemoSet } from './demo-set.js';
export * from './load-demo.js';
