import { InputType } from '@nestjs/graphql';
import { CodeField, IntField, LanguageField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { SendArticle, sendArticle, SendableArticles } from './send-article.js';

@InputType({ description: 'Input of the mutation `sendArticle`.' })
class SendArticleInput extends CaseCommandInput {
  @CodeField({ isId: true, description: 'Id of the article, which must be public and in use.' })
  readonly articleId: string;

  @IntField({
    nullable: true,
    min: 1,
    max: 1_000_000,
    description: 'Version that you have seen; refused if it is not the latest. The latest version if omitted.',
  })
  readonly version?: number;

  @LanguageField({
    description: 'Language in which the customer gets the article; it must be one of its translations.',
  })
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
    description:
      'Sends an article of the knowledge base to the customer. The case records which version and language ' +
      'were sent.',
  },
});
