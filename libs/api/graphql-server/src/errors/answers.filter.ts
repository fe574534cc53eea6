import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** Returns GraphQL errors of resolvers as they are. Without this filter, Nest would log each as an error of the service. */
@Catch(GraphQLError)
export class AnswersFilter implements ExceptionFilter<GraphQLError> {
  catch(answer: GraphQLError): GraphQLError {
    return answer;
  }
}
