import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** What a resolver throws for its client is an answer: without this, Nest would log each as an error of ours. */
@Catch(GraphQLError)
export class AnswersFilter implements ExceptionFilter<GraphQLError> {
  catch(answer: GraphQLError): GraphQLError {
    return answer;
  }
}
