import type { Actor } from '#kernel';
import type { Answer, TestApi } from '../../e2e/support/test-api.js';
import type { Question } from './questions.js';

type Data = Record<string, unknown>;
type Asked = Pick<Question, 'operation' | 'document' | 'variables'>;

/** Sends operations like a client: queries and mutations over HTTP, subscriptions over a WebSocket. */
export class Asker {
  constructor(private readonly api: TestApi) {}

  /** Returns the error code if the operation as a whole is refused; undefined if it is allowed. */
  async refusal(question: Asked, as?: Actor): Promise<string | undefined> {
    const { errors = [] } = await this.ask(question, as);
    const codes = errors.map(({ extensions }) => extensions?.['code']);
    return codes.find((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') as string | undefined;
  }

  /** Returns the data, and errors other than those of withheld fields. */
  async answer(question: Asked, as: Actor): Promise<{ data?: Data | null; faults: readonly unknown[] }> {
    const { data, errors = [] } = await this.ask(question, as);
    return { data, faults: errors.filter(({ extensions }) => !withholding.includes(extensions?.['code'] as string)) };
  }

  private ask(question: Asked, as?: Actor): Promise<Answered> {
    const { operation, document, variables } = question;
    if (operation.kind === 'subscription') return this.firstEvent(document, variables, as);
    return this.api.ask<Data>(document, variables, { as });
  }

  private async firstEvent(query: string, variables: Data, as?: Actor): Promise<Answered> {
    const client = this.api.connect(async () => (as ? { Authorization: `Bearer ${await this.api.tokenFor(as)}` } : {}));
    try {
      const { value } = (await client.iterate<Data>({ query, variables }).next()) as { value: Answered };
      return value;
    } catch (errors) {
      if (!Array.isArray(errors)) throw errors;
      return { errors: errors as Answered['errors'] };
    } finally {
      await client.dispose();
    }
  }
}

/** Whether an error is that of a withheld field that cannot be null. */
const withholding: readonly string[] = ['FORBIDDEN', 'IDENTITY_NOT_VERIFIED'];

type Answered = Pick<Answer<Data>, 'data'> & {
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
};
