import type { ImportReport, Remark } from './import-report.js';

const format = new Intl.NumberFormat('en');
const width = 12;
const listedLines = 12;

/** The report for people. */
export const importReportText = (report: ImportReport): string => {
  const { cases, rows, updatesMissingFromLog: missing } = report;
  const gaps = `${format.format(missing.updates)} updates of ${format.format(missing.cases)} cases are not in it`;
  return [
    ...section('Cases', cases),
    ...section('Rows', {
      read: rows.total,
      'turned into events': rows.told,
      'turned into events by an earlier run': rows.toldBefore,
      changeless: rows.changeless,
      refused: rows.refused,
    }),
    ...section('Events', report.events),
    ...section('Changeless rows, by column that differs from the row before', report.changelessRowsByColumn),
    ...remarks('Refused rows', report.refused),
    ...(report.refusedFile ? [`  kept aside in ${report.refusedFile}`] : []),
    ...remarks('Secrets taken out', report.redacted),
    ...remarks('Odd, but understood', report.oddities),
    ...(missing.updates > 0 ? ['Gaps in the count of updates that the log keeps', `  ${gaps}`] : []),
  ].join('\n');
};

const section = (title: string, counts: Readonly<Record<string, number>>): string[] =>
  Object.keys(counts).length === 0
    ? []
    : [title, ...Object.entries(counts).map(([what, count]) => `${format.format(count).padStart(width)} ${what}`)];

const remarks = (title: string, remarked: readonly Remark[]): string[] =>
  remarked.length === 0 ? [] : [title, ...remarked.map(remarkText)];

const remarkText = ({ what, rows, lines }: Remark): string => {
  const listed = lines.slice(0, listedLines).join(', ');
  const more = rows > listedLines ? ', …' : '';
  return `${format.format(rows).padStart(width)} ${what}: line ${listed}${more}`;
};
