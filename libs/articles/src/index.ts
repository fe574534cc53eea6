export * from './article/article.events.js';
export * from './article/article.refusals.js';
export * from './article/article.streams.js';
export * from './article/publish-article/publish-article.js';
export * from './article/retire-article/retire-article.js';
export * from './articles.context.js';
