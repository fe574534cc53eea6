import { InputType } from '@nestjs/graphql';
import { CodeField, IntField, LanguageField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { SendArticle, sendArticle, SendableArticles } from './send-article.js';

@InputType()
class SendArticleInput extends CaseCommandInput {
  @CodeField({ description: 'Id of the article.' })
  readonly articleId: string;

  @IntField({
    nullable: true,
    min: 1,
    max: 1_000_000,
    description: 'The version that you have seen; refused if another one was published since. The last one without it.',
  })
  readonly version?: number;

  @LanguageField({ description: 'BCP 47: the language in which the customer gets it.' })
  readonly language: string;
}

export const sendArticleSlice = caseApi.slice({
  command: SendArticle,
  decide: {
    needs: [SendableArticles],
    with: async ({ data }, articles) => {
      const article = await articles.find(data);
      return { decide: sendArticle(article), reads: [article.read] };
    },
  },
  mutation: {
    input: SendArticleInput,
    allow: [...workers, 'integration'],
    description: 'Sends an article of the knowledge base to the customer. The case keeps which version it was.',
  },
});
