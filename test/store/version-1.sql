CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE experiment(
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, def TEXT NOT NULL CHECK(json_valid(def)),
    updated TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0,1))) STRICT;
CREATE TABLE edit(
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER NOT NULL,
    before TEXT NOT NULL CHECK(json_valid(before)), after TEXT NOT NULL CHECK(json_valid(after)),
    undone INTEGER NOT NULL DEFAULT 0 CHECK(undone IN (0,1))) STRICT;
CREATE TABLE run(
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
    experiment_id INTEGER REFERENCES experiment(id) ON DELETE SET NULL,
    status TEXT NOT NULL CHECK(status IN ('queued','running','finished','stopped','interrupted','failed')), outcome TEXT CHECK(outcome IN ('converged','period-p','aperiodic','diverged','undetermined')), period INTEGER,
    problem TEXT NOT NULL, created TEXT NOT NULL, finished TEXT, seconds REAL, title TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '', starred INTEGER NOT NULL DEFAULT 0 CHECK(starred IN (0,1)), error TEXT,
    engine TEXT NOT NULL CHECK(json_valid(engine)), deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0,1))) STRICT;
CREATE TABLE run_config(
    run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, json TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE TABLE run_analysis(
    run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, json TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE TABLE run_param(
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, path TEXT NOT NULL, num REAL, txt TEXT,
    PRIMARY KEY(run_id, path)) STRICT, WITHOUT ROWID;
CREATE TABLE run_metric(
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, key TEXT NOT NULL, value REAL NOT NULL,
    PRIMARY KEY(run_id, key)) STRICT, WITHOUT ROWID;
CREATE TABLE run_tag(
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, tag TEXT NOT NULL,
    PRIMARY KEY(run_id, tag)) STRICT, WITHOUT ROWID;
CREATE TABLE series(
    id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    name TEXT NOT NULL, n INTEGER NOT NULL DEFAULT 0, dense INTEGER NOT NULL, stride INTEGER NOT NULL,
    UNIQUE(run_id, name)) STRICT;
CREATE TABLE chunk(
    series_id INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE, level INTEGER NOT NULL, idx INTEGER NOT NULL,
    n INTEGER NOT NULL, codec INTEGER NOT NULL, vmin REAL, vmax REAL, nan INTEGER NOT NULL, crc INTEGER NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY(series_id, level, idx)) STRICT;
CREATE TABLE series_tail(
    series_id INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE, start INTEGER NOT NULL, n INTEGER NOT NULL,
    crc INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(series_id, start)) STRICT;
CREATE TABLE asset(
    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, mime TEXT NOT NULL, crc INTEGER NOT NULL,
    data BLOB NOT NULL) STRICT;
CREATE INDEX run_created ON run(created);
CREATE INDEX run_experiment ON run(experiment_id, status, created);
CREATE INDEX run_metric_value ON run_metric(key, value);
CREATE INDEX run_param_value ON run_param(path, num);
CREATE INDEX run_tag_name ON run_tag(tag, run_id);
CREATE INDEX asset_owner ON asset(owner, kind);
