import { type Origin, type Role, roles } from '#kernel';
import { enumOf } from '../input/fields.js';

const origins = ['live', 'import', 'demo'] as const satisfies readonly Origin[];

export const OriginEnum = enumOf('Origin', origins, 'Where recorded data come from.', {
  live: 'Recorded by this service when it happened.',
  import: 'Imported from the log of another system.',
  demo: 'Made up for a demonstration; it never happened.',
});

export const RoleEnum = enumOf<Role>('Role', roles, 'What a caller is allowed to do, as their access token states.', {
  customer: 'A customer, who sees and acts on their own cases only.',
  agent: 'A frontline agent (tier 1), who handles cases.',
  engineer: 'A senior adviser or specialist (tier 2), who also takes over escalations.',
  engineering: 'Engineering (tier 3), which takes over escalations of tier 2.',
  relations: 'Customer relations, which handles what the normal process could not solve.',
  technician: 'A technician at a repair site.',
  dispatcher: 'A dispatcher or team lead, who routes and assigns cases.',
  quality: 'A reviewer of the quality of contacts.',
  analyst: 'An analyst, who reads all history without personal data and changes nothing.',
  'policy-admin': 'An administrator who publishes policies and articles.',
  'privacy-officer': 'A privacy officer, who handles legal holds and erasures and reads the audit log.',
  operator: 'An operator, who runs the service and sees no content of cases.',
  integration: 'Another system, limited to the operations that its token names.',
  system: 'This service itself, acting by a rule or a timer.',
});
