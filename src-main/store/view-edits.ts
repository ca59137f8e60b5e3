/** Edits of what the window shows: where the charts lie and which part of them is visible. Each is a text of the project. */
import { accept, type Answer } from '../../src-shared/answer';
import type { ChartZoom } from '../../src-shared/views';
import type { Edit } from '../../src-shared/store-contract';
import { z } from '../../src-shared/zod';
import { Damage, json } from './columns';
import type { Connection } from './connection';
import { append, extend, nextRedo, nextUndo, putSide, type Entry } from './edit-log';
import { readMeta, writeMeta, type MetaKey } from './meta';

export type ViewEdit = Extract<Edit, { kind: 'arrange-charts' | 'zoom-chart' }>;

const KEYS: Readonly<Record<ViewEdit['kind'], MetaKey>> = { 'arrange-charts': 'layout', 'zoom-chart': 'zooms' };

/** Arranging within this many milliseconds is one step. */
const ARRANGING = 2_000;
/** Charts whose visible part is kept; the oldest are forgotten. */
const MOST_CHARTS = 50;

const range = z.tuple([z.number(), z.number()]).readonly().nullable();
const zoomsSchema = z.record(z.string(), z.strictObject({ of: z.string(), x: range, y: range }));

export function isViewEdit(edit: Edit): edit is ViewEdit {
  return isViewKind(edit.kind);
}

export function isViewKind(kind: string): kind is ViewEdit['kind'] {
  return Object.hasOwn(KEYS, kind);
}

/** The visible parts kept with the project; nothing where they cannot be read: a zoom is not worth a refusal. */
export function zoomsOf(connection: Connection): Readonly<Record<string, ChartZoom>> {
  const stored = readMeta(connection, KEYS['zoom-chart']);
  if (stored === '') return {};
  try {
    return zoomsSchema.parse(JSON.parse(stored));
  } catch {
    return {};
  }
}

export function applyViewEdit(connection: Connection, edit: ViewEdit, label: string, at: string): Answer<number> {
  const key = KEYS[edit.kind];
  const before = readMeta(connection, key);
  const after = (edit.kind === 'arrange-charts' ? edit.layout : zoomsText(connection, edit)).replaceAll('\0', '');
  if (before === after) return accept(0);
  writeMeta(connection, key, after);
  log(connection, { at, label, kind: edit.kind, target: 0, before: JSON.stringify(before), after: JSON.stringify(after) });
  return accept(0);
}

function zoomsText(connection: Connection, { chart, zoom }: Extract<ViewEdit, { kind: 'zoom-chart' }>): string {
  const others = Object.entries(zoomsOf(connection)).filter(([id]) => id !== chart);
  const all = zoom ? [...others, [chart, zoom] as const].slice(-MOST_CHARTS) : others;
  return all.length === 0 ? '' : JSON.stringify(Object.fromEntries(all));
}

function log(connection: Connection, entry: Omit<Entry, 'id'>): void {
  const redo = nextRedo(connection) !== null;
  if (redo && entry.kind === 'zoom-chart') return;
  const last = nextUndo(connection);
  const same = !redo && last?.kind === entry.kind && last.label === entry.label;
  const merges = same && (entry.kind === 'zoom-chart' || Date.parse(entry.at) - Date.parse(last.at) <= ARRANGING);
  if (merges) extend(connection, last.id, entry.at, entry.after);
  else append(connection, entry);
}

/**
 * Puts one side of a logged edit in force; the log lies in the file and may have been written by anyone. A zoom that was no step may have
 * changed what is in force: the other side of the edit becomes that, so that the way back leads to where one was.
 */
export function putViewEdit(connection: Connection, entry: Entry, kind: ViewEdit['kind'], side: 'before' | 'after'): void {
  const value = json({ before: entry.before, after: entry.after }, side);
  if (typeof value !== 'string') throw new Damage('the edit log holds an unexpected value');
  const now = readMeta(connection, KEYS[kind]);
  writeMeta(connection, KEYS[kind], value);
  putSide(connection, entry.id, side === 'before' ? 'after' : 'before', JSON.stringify(now));
}
