export * from './article/article.events.js';
export * from './article/article.refusals.js';
export * from './article/article.streams.js';
export * from './use-cases/publish-article/publish-article.js';
export * from './use-cases/retire-article/retire-article.js';
export * from './articles.context.js';
