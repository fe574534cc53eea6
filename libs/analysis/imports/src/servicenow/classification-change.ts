import type { CaseEvent, Opened } from '#cases';
import type { CaseSnapshot } from './case-snapshot.js';

export const reclassified = (state: Opened, { classification }: CaseSnapshot): CaseEvent[] => {
  const { category, subcategory, symptom, region, deviceSerial } = classification;
  const before = state.classification;
  const same =
    before.category === category &&
    before.subcategory === subcategory &&
    before.symptom === symptom &&
    before.region === region &&
    before.deviceSerial === deviceSerial;
  if (same) return [];
  return [{ type: 'CaseClassified', data: { category, subcategory, symptom, region, deviceSerial } }];
};

export const prioritised = (state: Opened, snapshot: CaseSnapshot): CaseEvent[] => {
  const { priority, impact, urgency } = snapshot.urgency;
  const before = state.urgency;
  if (before.priority === priority && before.impact === impact && before.urgency === urgency) return [];
  return [{ type: 'PrioritySet', data: { priority, impact, urgency } }];
};

/** A column names one thing at a time; earlier links remain, because they did happen. */
export const linked = (state: Opened, { links }: CaseSnapshot): CaseEvent[] =>
  links
    .filter(({ relation, externalReference }) => {
      const latest = state.links.filter((link) => link.relation === relation).at(-1);
      return latest?.externalReference?.id !== externalReference.id;
    })
    .map(({ relation, externalReference }) => ({ type: 'CaseLinked', data: { relation, externalReference } }));
