import { commandNamed, type Decide, type StreamRead } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F12: sends an article of the knowledge base to the customer. */
export class SendArticle extends commandNamed('SendArticle')<WantedArticle> {}

export interface WantedArticle {
  readonly articleId: string;
  /** The version that the sender has seen; whichever is the last one without it. */
  readonly version?: number;
  /** BCP 47: `zh-Hans`. */
  readonly language: string;
}

export interface ArticleToSend extends Required<WantedArticle> {
  /** Where the article's stream stood when it was looked up. */
  readonly read: StreamRead;
}

/** Port and injection token: the articles that may be sent, as whoever keeps them knows. */
export abstract class SendableArticles {
  /** @throws Refusal where the article may not be sent, or not in this version or language. */
  abstract find(wanted: WantedArticle): Promise<ArticleToSend>;
}

/** Sending the same again is another event: the customer may have lost it. */
export const sendArticle =
  ({ articleId, version, language }: ArticleToSend): Decide<SendArticle, CaseState, CaseEvent> =>
  (_command, state) => {
    assertOpen(state);
    return [{ type: 'ArticleSent', data: { articleId, version, language } }];
  };
