import { type Envelope, type Recorded } from '#kernel';
import { type ExamplesOf, recordedEvents } from '#kernel/testing';
import type { ArticleEvent } from './article.events.js';
import { articleStream } from './article.streams.js';

/** One plausible example of every event, with every field set: a known issue that was solved later. */
export const articleExamples: ExamplesOf<ArticleEvent> = {
  ArticlePublished: {
    type: 'ArticlePublished',
    data: {
      version: 1,
      kind: 'known-issue',
      audience: 'public',
      translations: [
        { language: 'en', title: 'Green lines on the screen', body: 'Restart the phone, then install version 12.2.' },
        { language: 'zh-Hans', title: '屏幕出现绿线', body: '请重启手机，然后安装 12.2 版本。' },
      ],
      changeNote: 'Names the version that solves it',
    },
  },
  ArticleRetired: { type: 'ArticleRetired', data: { reason: 'Solved for everyone by version 12.4' } },
};

export const exampleArticleId = 'a-green-lines';

/**
 * Wraps events in envelopes, as the log would return them for one article. @param changes overrides for every envelope,
 * such as another stream.
 */
export const recordedArticle = (
  events: readonly ArticleEvent[],
  changes: Partial<Envelope> = {},
): Recorded<ArticleEvent>[] => {
  const stream = articleStream(exampleArticleId);
  return recordedEvents(events, { stream, subject: stream, ...changes });
};
