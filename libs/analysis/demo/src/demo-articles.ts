import { type ArticleKind, articleStream, PublishArticle } from '#articles';
import type { CommandResult } from '#command-processing';
import { type Actor, addDays, type Command } from '#kernel';
import { type DemoSet, demoId } from './demo-set.js';
import { languages } from './regions.js';
import { textsIn } from './texts/by-language.js';
import { type ArticleTopic, articleTopics } from './texts/texts.js';

/** Articles are published this many days before the end of the set, earlier than the oldest case. */
const daysBefore = 80;

const editor: Actor = { id: 'engineer-central-1', role: 'engineer', tier: 2 };

const kinds: Readonly<Record<ArticleTopic, ArticleKind>> = {
  pairing: 'known-issue',
  storage: 'guide',
  swelling: 'notice',
};

/** The id of an article that the cases of a set send. */
export const demoArticleId = (set: DemoSet, topic: ArticleTopic): string => demoId(set, 'article', topic);

/** Publishes the articles that the cases of a set send, in all languages. Articles already published are left alone. */
export const loadDemoArticles = async (
  set: DemoSet,
  send: (command: Command) => Promise<CommandResult>,
): Promise<void> => {
  for (const topic of articleTopics) await send(publicationOf(set, topic));
};

const publicationOf = (set: DemoSet, topic: ArticleTopic): Command => {
  const translations = languages.map((language) => ({ language, ...textsIn(language).articles[topic] }));
  const commandId = demoId(set, 'publication', topic);
  return new PublishArticle(
    articleStream(demoArticleId(set, topic)),
    { kind: kinds[topic], audience: 'public', translations },
    {
      commandId,
      actor: editor,
      now: addDays(set.until, -daysBefore),
      correlationId: commandId,
      origin: 'demo',
    },
  );
};
