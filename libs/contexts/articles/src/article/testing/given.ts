import { type Actor } from '#kernel';
import { streamSpecs } from '#kernel/testing';
import { articleExamples as examples, exampleArticleId } from '../article.examples.js';
import { articleFold as fold } from '../article.state.js';
import { articleStream } from '../article.streams.js';

const editor: Actor = { id: 'e-zhao', role: 'engineer', tier: 2 };

export const { given, command, like } = streamSpecs({
  fold,
  examples,
  stream: articleStream(exampleArticleId),
  actor: editor,
});

export const { ArticlePublished: published, ArticleRetired: retired } = examples;
