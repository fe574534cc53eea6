import { type Actor, commandNamed, type Decide, sameJson } from '#kernel';
import type { CaseEvent, CaseEventData, Confidence, FaultClass, StepTried } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F10. If the case has a diagnosis, this one revises it; the earlier one stays in the history. */
export class DiagnoseCase extends commandNamed('DiagnoseCase')<{
  readonly faultClass: FaultClass;
  readonly faultCodes: readonly string[];
  readonly symptom: string;
  readonly since?: string;
  readonly trigger?: string;
  readonly frequency?: string;
  readonly steps: readonly StepTried[];
  /** References to photographs, logs, measurements. */
  readonly evidence: readonly string[];
  readonly confidence: Confidence;
}> {}

export const diagnoseCase: Decide<DiagnoseCase, CaseState, CaseEvent> = ({ data, context }, state) => {
  assertOpen(state);
  const { faultClass, faultCodes, symptom, since, trigger, frequency, steps, evidence, confidence } = data;
  const findings = { faultClass, faultCodes, symptom, since, trigger, frequency, steps, evidence, confidence };
  if (steps.length === 0 && evidence.length === 0) throw new CaseRefusal('EVIDENCE_OR_STEPS_NEEDED', {}, ['steps']);
  const diagnosis = state.diagnoses.at(-1);
  if (!diagnosis) return [{ type: 'CaseDiagnosed', data: { nth: 1, ...findings } }];
  if (sameJson(findings, findingsOf(diagnosis))) return [];
  if (!mayRevise(context.actor)) throw new CaseRefusal('REVISION_NEEDS_TIER_2');
  return [{ type: 'CaseDiagnosed', data: { nth: diagnosis.nth + 1, supersedes: diagnosis.nth, ...findings } }];
};

const findingsOf = ({ nth: _nth, supersedes: _supersedes, ...findings }: CaseEventData['CaseDiagnosed']) => findings;

const mayRevise = ({ tier = 1 }: Actor): boolean => tier >= 2;
