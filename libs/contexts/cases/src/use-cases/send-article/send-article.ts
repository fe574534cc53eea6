import { commandNamed, type Decide, type StreamRead } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F12: sends an article of the knowledge base to the customer. */
export class SendArticle extends commandNamed('SendArticle')<WantedArticle> {}

export interface WantedArticle {
  readonly articleId: string;
  /** The version that the sender saw; the latest one if omitted. */
  readonly version?: number;
  /** BCP 47: `zh-Hans`. */
  readonly language: string;
}

export interface ArticleToSend extends Required<WantedArticle> {
  /** The revision of the article's stream at which it was looked up. */
  readonly read: StreamRead;
}

/** Port and injection token: looks up articles that may be sent. */
export abstract class SendableArticles {
  /** @throws Refusal if the article may not be sent, or not in this version or language. */
  abstract find(wanted: WantedArticle): Promise<ArticleToSend>;
}

/** Sending the same article again is another event: the customer may have lost it. */
export const sendArticle =
  ({ articleId, version, language }: ArticleToSend): Decide<SendArticle, CaseState, CaseEvent> =>
  (_command, state) => {
    assertOpen(state);
    return [{ type: 'ArticleSent', data: { articleId, version, language } }];
  };
