import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A telephone number in E.164, `+861055500142`, or undefined if no network could reach it.
 * @param region `CN-BJ`, `HK`: gives the country code of a number without one. A region that is not a country (`EU`)
 * gives none.
 */
export const phoneNumberOf = (written: string, region: string | undefined): string | undefined => {
  const number = parsePhoneNumberFromString(written, { defaultCountry: countryOf(region), extract: false });
  return number?.isPossible() ? number.number : undefined;
};

const countryOf = (region = ''): CountryCode | undefined => {
  const [country] = region.split('-');
  return isSupportedCountry(country) ? country : undefined;
};
