CREATE TABLE sweep(
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK(status IN ('queued','running','finished','stopped','interrupted','failed')),
    digest TEXT NOT NULL, blocks INTEGER NOT NULL, created TEXT NOT NULL, finished TEXT, seconds REAL NOT NULL DEFAULT 0,
    title TEXT NOT NULL, error TEXT, engine TEXT NOT NULL CHECK(json_valid(engine)),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0,1))) STRICT;
CREATE TABLE sweep_config(
    sweep_id INTEGER PRIMARY KEY REFERENCES sweep(id) ON DELETE CASCADE, json TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE TABLE sweep_block(
    id INTEGER PRIMARY KEY, sweep_id INTEGER NOT NULL REFERENCES sweep(id) ON DELETE CASCADE, idx INTEGER NOT NULL,
    columns INTEGER NOT NULL, bytes INTEGER NOT NULL, UNIQUE(sweep_id, idx)) STRICT;
CREATE TABLE sweep_column(
    block_id INTEGER NOT NULL REFERENCES sweep_block(id) ON DELETE CASCADE, name TEXT NOT NULL, type TEXT NOT NULL,
    n INTEGER NOT NULL, codec INTEGER NOT NULL, crc INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(block_id, name)) STRICT;
CREATE INDEX sweep_digest ON sweep(digest);
