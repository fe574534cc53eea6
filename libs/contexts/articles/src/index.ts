// The context.
export { articles } from './articles.context.js';

// Streams and events.
export { articleStream } from './article/article.streams.js';
export {
  type ArticleEvent,
  type ArticleEventData,
  type ArticleKind,
  articleShapes,
  type Audience,
} from './article/article.events.js';

// Commands and refusals.
export { PublishArticle } from './use-cases/publish-article/publish-article.js';
export { RetireArticle } from './use-cases/retire-article/retire-article.js';
export { ArticleRefusal, articleRefusals } from './article/article.refusals.js';
