import { expect, it } from '@jest/globals';
import { withoutValues } from './without-values.js';

it.each([
  ['No key for subject customer-1', 'No key for subject customer-1'],
  ['Unexpected value: {"type":"NoteAdded","data":{"body":"She is upset"}}', 'Unexpected value: …'],
  [`Unexpected token 'S', "She is upset" is not valid JSON`, 'Unexpected token …'],
  ['invalid input syntax for type integer: "She"', 'invalid input syntax for type integer: …'],
  ["Cannot read properties of undefined (reading 'steps')", 'Cannot read properties of undefined …'],
  ['看起来像「她很难过」', '看起来像 …'],
  ['line one\nShe is upset', 'line one …'],
  ['x'.repeat(300), `${'x'.repeat(200)} …`],
])('shows of %j no value', (message, shown) => {
  expect(withoutValues(message)).toBe(shown);
});
