export const languages = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Language = (typeof languages)[number];

export interface Region {
  readonly code: string;
  readonly zone: string;
  /** Local hours between which the desk works, and the days of the week (1 is Monday) on which it does. */
  readonly opensAtHour: number;
  readonly closesAtHour: number;
  readonly workdays: readonly number[];
  /** A language listed twice is used twice as often. */
  readonly languages: readonly Language[];
  /** Prefix of telephone numbers that nobody has. */
  readonly phone: string;
  readonly weight: number;
}

const daily = [1, 2, 3, 4, 5, 6, 7];
const notOnSunday = [1, 2, 3, 4, 5, 6];

export const regions: readonly Region[] = [
  {
    code: 'CN',
    zone: 'Asia/Shanghai',
    opensAtHour: 9,
    closesAtHour: 21,
    workdays: daily,
    languages: ['zh-Hans'],
    phone: '+86 120 0000',
    weight: 45,
  },
  {
    code: 'HK',
    zone: 'Asia/Hong_Kong',
    opensAtHour: 9,
    closesAtHour: 21,
    workdays: daily,
    languages: ['zh-Hant', 'zh-Hant', 'en'],
    phone: '+852 1000',
    weight: 12,
  },
  {
    code: 'TW',
    zone: 'Asia/Taipei',
    opensAtHour: 9,
    closesAtHour: 21,
    workdays: daily,
    languages: ['zh-Hant'],
    phone: '+886 1 0000',
    weight: 13,
  },
  {
    code: 'US',
    zone: 'America/New_York',
    opensAtHour: 8,
    closesAtHour: 20,
    workdays: notOnSunday,
    languages: ['en'],
    phone: '+1 202 555',
    weight: 20,
  },
  {
    code: 'GB',
    zone: 'Europe/London',
    opensAtHour: 8,
    closesAtHour: 20,
    workdays: notOnSunday,
    languages: ['en'],
    phone: '+44 20 7946',
    weight: 10,
  },
];
