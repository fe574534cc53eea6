import { type CanActivate, Injectable, NotFoundException } from '@nestjs/common';
import { Settings } from '#platform';

/** A page to try the API by hand is of no use, and no business of anybody, where the schema is not shown. */
@Injectable()
export class ShownSchemaGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(): boolean {
    if (!this.settings.introspection) throw new NotFoundException();
    return true;
  }
}
