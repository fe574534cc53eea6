import type { ImportReport, Remark } from './import-report.js';

const format = new Intl.NumberFormat('en');
const width = 12;
const listedLines = 12;

/** The report as text for people. */
export const importReportText = (report: ImportReport): string => {
  const { cases, rows, updatesMissingFromLog: missing } = report;
  const gaps = `${format.format(missing.updates)} updates of ${format.format(missing.cases)} cases`;
  return [
    ...section('Cases', cases),
    ...section('Rows', {
      read: rows.total,
      'turned into events': rows.told,
      'turned into events by an earlier run': rows.toldBefore,
      'without an event': rows.changeless,
      refused: rows.refused,
    }),
    ...section('Events', report.events),
    ...section('Rows without an event, by column that differs from the previous row', report.changelessRowsByColumn),
    ...remarks('Refused rows', report.refused),
    ...(report.refusedFile ? [`  written to ${report.refusedFile}`] : []),
    ...remarks('Secrets removed', report.redacted),
    ...remarks('Unusual, but imported', report.oddities),
    ...(missing.updates > 0 ? ['Updates missing from the log, by its own update count', `  ${gaps}`] : []),
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
