type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** What an event says differs from event to event. */
const opaque = 'data';

/**
 * Where what a document shows could not have been answered: a field that is not there, a value of another type, another
 * refusal. What the document leaves out, null and an empty list fit anything; of a list, its first entry is compared: the
 * demo's cases are others each day.
 */
export const misfits = (shown: Json, answered: Json, place = ''): readonly string[] => {
  if (shown === null || answered === null) return [];
  if (isList(shown)) {
    if (!isList(answered)) return [`${place} is no list`];
    return shown.length === 0 || answered.length === 0 ? [] : misfits(shown[0], answered[0], `${place}[0]`);
  }
  if (isObject(shown)) {
    if (!isObject(answered)) return [`${place} is no object`];
    return Object.entries(shown).flatMap(([name, value]) => {
      if (!(name in answered)) return [`${place}.${name} is not there`];
      if (name === opaque && place !== '') return [];
      return misfits(value, answered[name], `${place}.${name}`);
    });
  }
  if (typeof shown !== typeof answered) return [`${place} is of another type`];
  return place.endsWith('.userErrors[0].code') && shown !== answered ? [`${place} is ${String(answered)}`] : [];
};
