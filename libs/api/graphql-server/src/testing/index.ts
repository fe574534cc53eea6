export { IdentityProviderDouble } from '../auth/testing/identity-provider-double.js';
