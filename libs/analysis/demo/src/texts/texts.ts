import type { StepTried } from '#cases';

export type Topic =
  'pairing' | 'storage' | 'screen' | 'battery' | 'swelling' | 'camera' | 'overheating' | 'delivery' | 'refund';

/** The topics on which there is an article. */
export const articleTopics = ['pairing', 'storage', 'swelling'] as const satisfies readonly Topic[];
export type ArticleTopic = (typeof articleTopics)[number];

/** What people say and write about one kind of trouble. */
interface TopicTexts {
  readonly symptoms: readonly string[];
  readonly since: string;
  readonly trigger: string;
  readonly frequency: string;
  readonly steps: readonly StepTried[];
  readonly contact: string;
  readonly solution: string;
}

/** All texts of the stories in one language. */
export interface Texts {
  readonly names: {
    readonly familyNames: readonly string[];
    readonly givenNames: readonly string[];
    readonly fullName: (family: string, given: string) => string;
  };
  readonly topics: Readonly<Record<Topic, TopicTexts>>;
  readonly articles: Readonly<Record<ArticleTopic, { readonly title: string; readonly body: string }>>;
  readonly notes: { readonly benchTest: string; readonly callBack: string; readonly handOver: string };
  readonly escalation: {
    readonly reason: string;
    readonly urgent: string;
    readonly declined: string;
    readonly returned: string;
    readonly revised: StepTried;
  };
  readonly waiting: { readonly answer: string; readonly photo: string; readonly part: string; readonly bank: string };
  readonly wrongQueue: string;
  readonly moreUrgent: string;
  readonly thanks: readonly string[];
  readonly notSolved: readonly string[];
  readonly cameBack: readonly string[];
  readonly withdrawn: string;
}
