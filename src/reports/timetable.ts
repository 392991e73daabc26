/**
 * The timetable of a proposed organization of work: rows of date, time, agenda item and title, in which an empty cell
 * takes over what stands above it. Rows that contradict themselves stay as printed.
 */
import { collapse } from './characters';
import type { TableRow } from './outline';
import type { TimetableRow } from './types';

const HEADER: [keyof Columns, RegExp][] = [
  ['date', /^(?:date|day|date and time|fecha|дата|التاريخ|日期)$/i],
  ['time', /^(?:time|heure|hora|horaire|время|الوقت|التوقيت|时间)$/i],
  ['item', /^(?:items?|agenda items?|point|tema|пункт.*|البند|项目)$/i],
  ['title', /^(?:title.*|subject|titre.*|título.*|наименование.*|العنوان.*|标题.*)$/i],
];

interface Columns {
  date: number;
  time: number;
  item: number;
  title: number;
}

/** Rows of the first table whose header names date, time, item and title. */
export function readTimetable(rows: readonly TableRow[]): TimetableRow[] {
  const header = rows.findIndex((row) => columnsOf(row.cells) !== null);
  if (header < 0) return [];
  const columns = columnsOf(rows[header]?.cells ?? []);
  if (columns === null) return [];
  const out: TimetableRow[] = [];
  let date = '';
  let time = '';
  for (const row of rows.slice(header + 1)) {
    const cell = (name: keyof Columns) => collapse(row.cells[columns[name]] ?? '');
    const title = collapse(row.cells.slice(columns.title).join(' '));
    if (title === '' && cell('item') === '') continue;
    const ownDate = cell('date');
    const ownTime = cell('time');
    if (ownDate !== '') date = ownDate;
    if (ownTime !== '') time = ownTime;
    out.push({
      date,
      time,
      item: cell('item'),
      title,
      dateInherited: ownDate === '',
      timeInherited: ownTime === '',
      line: row.line,
    });
  }
  return out;
}

function columnsOf(cells: readonly string[]): Columns | null {
  const found: Partial<Columns> = {};
  for (const [at, cell] of cells.entries()) {
    for (const [name, pattern] of HEADER)
      if (found[name] === undefined && pattern.test(collapse(cell))) found[name] = at;
  }
  const { date, time, item, title } = found;
  return date !== undefined && time !== undefined && item !== undefined && title !== undefined
    ? { date, time, item, title }
    : null;
}
