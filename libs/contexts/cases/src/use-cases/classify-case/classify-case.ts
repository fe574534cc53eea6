import { commandNamed, type Decide, sameJson } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** Omitted fields stay as they are. */
export class ClassifyCase extends commandNamed('ClassifyCase')<{
  readonly category?: string;
  readonly subcategory?: string;
  readonly symptom?: string;
  readonly region?: string;
  readonly deviceSerial?: string;
}> {}

export const classifyCase: Decide<ClassifyCase, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpen(state);
  const present = state.classification;
  const category = data.category ?? present.category;
  // A subcategory belongs to its category, so it is dropped when the category changes.
  const inherited = category === present.category ? present.subcategory : undefined;
  const classification = {
    category,
    subcategory: data.subcategory ?? inherited,
    symptom: data.symptom ?? present.symptom,
    region: data.region ?? present.region,
    deviceSerial: data.deviceSerial ?? present.deviceSerial,
  };
  return sameJson(classification, present) ? [] : [{ type: 'CaseClassified', data: classification }];
};
