import { describe, expect, it } from '@jest/globals';
import { exampleCaseId } from '../case/case.examples.js';
import { defaultCasePolicy } from '../case/case.policy.js';
import { caseStream } from '../case/case.streams.js';
import { composeReminder, reminderTexts } from './reminder.message.js';

const compose = (language: string, data: object, customerId: string | undefined = 'c-lin-mei') =>
  composeReminder(
    { view: async () => ({ number: '1000000005', customerId, language }) },
    defaultCasePolicy,
  )({ id: 'message-1', stream: caseStream(exampleCaseId), data });

describe('a reminder', () => {
  it('names its recipient, and the case by its number', async () => {
    expect(await compose('en-GB', { nth: 1, owed: 'answer' })).toEqual({
      id: 'message-1',
      kind: 'customer-reminder',
      recipient: { customerId: 'c-lin-mei', caseId: exampleCaseId },
      language: 'en',
      subject: 'Your case 1000000005: we are waiting for your answer',
      body: expect.stringContaining('case 1000000005'),
      data: { number: '1000000005', nth: 1, owed: 'answer' },
    });
  });

  it('announces the closing if it is the last', async () => {
    const bodyOf = async (nth: number) => (await compose('en', { nth, owed: 'confirmation' })).body;
    expect(await bodyOf(1)).not.toContain('last reminder');
    expect(await bodyOf(2)).toContain('last reminder');
    expect(await bodyOf(2)).toContain('within 14 days');
  });

  it.each([
    ['zh-CN', 'zh-Hans', '您的个案 1000000005：问题解决了吗？'],
    ['zh-HK', 'zh-Hant', '您的個案 1000000005：問題解決了嗎？'],
    ['fr', 'en', 'Your case 1000000005: is it solved?'],
  ])('for a case in %s is written in %s', async (asked, language, subject) => {
    expect(await compose(asked, { nth: 1, owed: 'confirmation' })).toMatchObject({ language, subject });
  });

  it('has the same texts in English, Simplified and Traditional Chinese', () => {
    expect([...reminderTexts.languages].sort()).toEqual(['en', 'zh-Hans', 'zh-Hant']);
    for (const language of reminderTexts.languages) {
      const missing = reminderTexts.keys.filter(
        (key) => reminderTexts.message(key, { number: '1', reopenDays: 14, isLast: 'no' }, language) === undefined,
      );
      expect([language, missing]).toEqual([language, []]);
    }
  });

  it('fails if the case does not exist', async () => {
    const lost = composeReminder({ view: async () => undefined }, defaultCasePolicy);
    await expect(
      lost({ id: 'm', stream: caseStream(exampleCaseId), data: { nth: 1, owed: 'answer' } }),
    ).rejects.toThrow(`There is no case ${exampleCaseId}`);
  });
});
