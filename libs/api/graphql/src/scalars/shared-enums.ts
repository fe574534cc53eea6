import { type Origin, type Role, roles } from '#kernel';
import { enumOf } from '../input/fields.js';

const origins = ['live', 'import', 'demo'] as const satisfies readonly Origin[];

export const OriginEnum = enumOf('Origin', origins, 'Whether it happened here, was brought in, or never happened.');
export const RoleEnum = enumOf<Role>('Role', roles);
