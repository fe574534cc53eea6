import { InputType } from '@nestjs/graphql';
import { CodeField, RevisedCommandInput, TextField } from '#graphql';
import { articleApi, editors } from '../../api/article.api.js';
import { RetireArticle, retireArticle } from './retire-article.js';

@InputType({ description: 'Input of the mutation `retireArticle`.' })
class RetireArticleInput extends RevisedCommandInput {
  @CodeField({ isId: true, description: 'Id of the article.' })
  readonly articleId: string;

  @TextField({ nullable: true, longest: 500, description: 'Why the article is taken out of use.' })
  readonly reason?: string;
}

export const retireArticleSlice = articleApi.slice({
  command: RetireArticle,
  decide: retireArticle,
  mutation: {
    input: RetireArticleInput,
    allow: editors,
    description:
      'Takes an article out of use, so that it can no longer be sent. Publishing another version brings it ' + 'back.',
  },
});
