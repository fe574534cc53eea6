import { SetMetadata } from '@nestjs/common';
import type { Role } from '#kernel';

export const allowedRoles = Symbol('allowed roles');

/**
 * Who may call an operation (domain.md §4). Every query, mutation and subscription carries it, or the service refuses to
 * start. An integration is let in by the scope of its token instead, to exactly the operations named there.
 */
export const Allow = (...roles: readonly Role[]): MethodDecorator => SetMetadata(allowedRoles, roles);
