import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A telephone number in E.164, `+861055500142`, however it was written; undefined where it is none that a network could
 * reach.
 * @param region `CN-BJ`, `HK`: whose country code is meant where the number has none. One that is no country, `EU`, means none.
 */
export const phoneNumberOf = (written: string, region: string | undefined): string | undefined => {
  const number = parsePhoneNumberFromString(written, { defaultCountry: countryOf(region), extract: false });
  return number?.isPossible() ? number.number : undefined;
};

const countryOf = (region = ''): CountryCode | undefined => {
  const [country] = region.split('-');
  return isSupportedCountry(country) ? country : undefined;
};
