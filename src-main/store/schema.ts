/** Schema of the project file. The texts are the allow-list of the open protocol too: change them only with a migration. */

/** "EdgL", bytes 68–71 of the file. */
export const APPLICATION_ID = 0x4564674c;
export const SCHEMA_VERSION = 3;
export const PAGE_SIZE = 16_384;

/** Samples in a full chunk of level 0: 256 KiB. */
export const CHUNK = 32_768;

const STATUS = "'queued','running','finished','stopped','interrupted','failed'";
const OUTCOME = "'converged','period-p','aperiodic','diverged','undetermined'";

/** Version 1: experiments, runs and their series. */
const RUNS: readonly string[] = [
  'CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
  `CREATE TABLE experiment(
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, def TEXT NOT NULL CHECK(json_valid(def)),
    updated TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0,1))) STRICT`,
  // The log of undoable edits: one column of one row each, as JSON before and after.
  `CREATE TABLE edit(
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER NOT NULL,
    before TEXT NOT NULL CHECK(json_valid(before)), after TEXT NOT NULL CHECK(json_valid(after)),
    undone INTEGER NOT NULL DEFAULT 0 CHECK(undone IN (0,1))) STRICT`,
  `CREATE TABLE run(
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
    experiment_id INTEGER REFERENCES experiment(id) ON DELETE SET NULL,
    status TEXT NOT NULL CHECK(status IN (${STATUS})), outcome TEXT CHECK(outcome IN (${OUTCOME})), period INTEGER,
    problem TEXT NOT NULL, created TEXT NOT NULL, finished TEXT, seconds REAL, title TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '', starred INTEGER NOT NULL DEFAULT 0 CHECK(starred IN (0,1)), error TEXT,
    engine TEXT NOT NULL CHECK(json_valid(engine)), deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0,1))) STRICT`,
  // Large texts are kept out of the table that is listed.
  `CREATE TABLE run_config(
    run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, json TEXT NOT NULL, crc INTEGER NOT NULL) STRICT`,
  `CREATE TABLE run_analysis(
    run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, json TEXT NOT NULL, crc INTEGER NOT NULL) STRICT`,
  `CREATE TABLE run_param(
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, path TEXT NOT NULL, num REAL, txt TEXT,
    PRIMARY KEY(run_id, path)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE run_metric(
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, key TEXT NOT NULL, value REAL NOT NULL,
    PRIMARY KEY(run_id, key)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE run_tag(
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, tag TEXT NOT NULL,
    PRIMARY KEY(run_id, tag)) STRICT, WITHOUT ROWID`,
  // dense and stride: which steps the samples belong to (src-shared/recording.ts).
  `CREATE TABLE series(
    id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    name TEXT NOT NULL, n INTEGER NOT NULL DEFAULT 0, dense INTEGER NOT NULL, stride INTEGER NOT NULL,
    UNIQUE(run_id, name)) STRICT`,
  // Level 0: raw samples. Levels 1 and 2: (evenMin, evenMax, oddMin, oddMax) per 64 and per 4 096 samples of the same chunk.
  `CREATE TABLE chunk(
    series_id INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE, level INTEGER NOT NULL, idx INTEGER NOT NULL,
    n INTEGER NOT NULL, codec INTEGER NOT NULL, vmin REAL, vmax REAL, nan INTEGER NOT NULL, crc INTEGER NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY(series_id, level, idx)) STRICT`,
  `CREATE TABLE series_tail(
    series_id INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE, start INTEGER NOT NULL, n INTEGER NOT NULL,
    crc INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(series_id, start)) STRICT`,
  `CREATE TABLE asset(
    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, mime TEXT NOT NULL, crc INTEGER NOT NULL,
    data BLOB NOT NULL) STRICT`,
  'CREATE INDEX run_created ON run(created)',
  'CREATE INDEX run_experiment ON run(experiment_id, status, created)',
  'CREATE INDEX run_metric_value ON run_metric(key, value)',
  'CREATE INDEX run_param_value ON run_param(path, num)',
  'CREATE INDEX run_tag_name ON run_tag(tag, run_id)',
  'CREATE INDEX asset_owner ON asset(owner, kind)',
];

/** Added by version 2: sweeps, the results of their cells in columns. */
const SWEEPS: readonly string[] = [
  // digest: equal for sweeps whose blocks are equal (sweep-rows.ts). blocks: how many there are when it is complete.
  `CREATE TABLE sweep(
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK(status IN (${STATUS})),
    digest TEXT NOT NULL, blocks INTEGER NOT NULL, created TEXT NOT NULL, finished TEXT, seconds REAL NOT NULL DEFAULT 0,
    title TEXT NOT NULL, error TEXT, engine TEXT NOT NULL CHECK(json_valid(engine)),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0,1))) STRICT`,
  `CREATE TABLE sweep_config(
    sweep_id INTEGER PRIMARY KEY REFERENCES sweep(id) ON DELETE CASCADE, json TEXT NOT NULL, crc INTEGER NOT NULL) STRICT`,
  // columns: number of rows in sweep_column; bytes: their size as stored.
  `CREATE TABLE sweep_block(
    id INTEGER PRIMARY KEY, sweep_id INTEGER NOT NULL REFERENCES sweep(id) ON DELETE CASCADE, idx INTEGER NOT NULL,
    columns INTEGER NOT NULL, bytes INTEGER NOT NULL, UNIQUE(sweep_id, idx)) STRICT`,
  `CREATE TABLE sweep_column(
    block_id INTEGER NOT NULL REFERENCES sweep_block(id) ON DELETE CASCADE, name TEXT NOT NULL, type TEXT NOT NULL,
    n INTEGER NOT NULL, codec INTEGER NOT NULL, crc INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(block_id, name)) STRICT`,
  'CREATE INDEX sweep_digest ON sweep(digest)',
];

/** Added by version 3: what the history shows and finds of a run beside the table `run`, whose text must not change. */
const HISTORY: readonly string[] = [
  // bytes: of its series as stored, counted when it ends; spec: digest of its experiment, equal for equal ones (listing.ts).
  `CREATE TABLE run_listing(
    run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, pinned INTEGER NOT NULL DEFAULT 0 CHECK(pinned IN (0,1)),
    bytes INTEGER NOT NULL DEFAULT 0, spec TEXT) STRICT`,
  'CREATE INDEX run_listing_pinned ON run_listing(pinned) WHERE pinned = 1',
  'CREATE INDEX run_listing_spec ON run_listing(spec)',
  // The newest runs first is how the history opens; the few active ones are looked for at every open and close.
  'CREATE INDEX run_deleted ON run(deleted, created)',
  `CREATE INDEX run_active ON run(status) WHERE status IN ('queued','running')`,
];

export const SCHEMA: readonly string[] = [...RUNS, ...SWEEPS, ...HISTORY];

/** The texts of each version's file; a version that is not known (a newer one) holds at least ours. */
export function schemaOf(version: number): readonly string[] {
  if (version === 1) return RUNS;
  return version === 2 ? [...RUNS, ...SWEEPS] : SCHEMA;
}

/** What a migration from `version` to the next one runs. */
export const MIGRATIONS: Readonly<Record<number, readonly string[]>> = { 1: SWEEPS, 2: HISTORY };

/** Tables SQLite keeps for itself beside ours. */
export const OWN_TABLES: readonly string[] = ['CREATE TABLE sqlite_sequence(name,seq)'];
