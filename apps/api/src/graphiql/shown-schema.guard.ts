import { type CanActivate, Injectable, NotFoundException } from '@nestjs/common';
import { Settings } from '#platform';

/** Hides GraphiQL if introspection is off, since it would be of no use. */
@Injectable()
export class ShownSchemaGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(): boolean {
    if (!this.settings.introspection) throw new NotFoundException();
    return true;
  }
}
