import { InputType } from '@nestjs/graphql';
import { CodeField, RevisedCommandInput, TextField } from '#graphql';
import { articleApi, editors } from '../../api/article.api.js';
import { RetireArticle, retireArticle } from './retire-article.js';

@InputType()
class RetireArticleInput extends RevisedCommandInput {
  @CodeField({ description: 'Id of the article.' })
  readonly articleId: string;

  @TextField({ nullable: true, longest: 500, description: 'Why it is not to be used any more. Up to 500 characters.' })
  readonly reason?: string;
}

export const retireArticleSlice = articleApi.slice({
  command: RetireArticle,
  decide: retireArticle,
  mutation: {
    input: RetireArticleInput,
    allow: editors,
    description: 'Takes an article out of use: it is not sent any more. To publish another version brings it back.',
  },
});
