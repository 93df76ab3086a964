-- Times are unix milliseconds, UTC. JSON is text. A schema file never changes once released: add the next one.

CREATE TABLE delivery (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT    NOT NULL UNIQUE,
  event_name  TEXT    NOT NULL,
  received_at INTEGER NOT NULL,
  segment     INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  outcome     TEXT,                -- NULL while it waits for the coordinator
  reason      TEXT,
  finished_at INTEGER
);
CREATE INDEX delivery_pending ON delivery (seq) WHERE outcome IS NULL;
CREATE INDEX delivery_place ON delivery (segment, position);

CREATE TABLE track (
  key               TEXT    PRIMARY KEY,
  repository_id     INTEGER NOT NULL,
  issue             INTEGER NOT NULL,
  run               INTEGER NOT NULL,
  title             TEXT    NOT NULL,
  phase             TEXT    NOT NULL,
  is_open           INTEGER NOT NULL,
  version           INTEGER NOT NULL,
  schema_version    INTEGER NOT NULL,
  published_version INTEGER NOT NULL DEFAULT 0,
  parked_reason     TEXT,
  created_at        INTEGER NOT NULL,
  updated_at        INTEGER NOT NULL,
  UNIQUE (repository_id, issue, run)
);
CREATE INDEX track_open ON track (updated_at) WHERE is_open = 1;
CREATE INDEX track_unpublished ON track (key) WHERE version > published_version;

CREATE TABLE event (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  track_key TEXT    NOT NULL REFERENCES track (key),
  version   INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  json      TEXT    NOT NULL CHECK (json_valid(json)),
  at        INTEGER NOT NULL,
  UNIQUE (track_key, version)
);

CREATE TABLE snapshot (
  track_key TEXT    PRIMARY KEY REFERENCES track (key),
  version   INTEGER NOT NULL,
  json      TEXT    NOT NULL CHECK (json_valid(json))
);

CREATE TABLE job (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  track_key     TEXT    NOT NULL REFERENCES track (key),
  repository_id INTEGER NOT NULL,
  key           TEXT    NOT NULL,
  kind          TEXT    NOT NULL,
  payload       TEXT    NOT NULL CHECK (json_valid(payload)),
  priority      INTEGER NOT NULL,
  slot          TEXT,
  state         TEXT    NOT NULL CHECK (state IN ('Ready', 'Leased', 'Done', 'Cancelled', 'Poisoned')),
  fence         INTEGER NOT NULL DEFAULT 0,
  claims        INTEGER NOT NULL DEFAULT 0,
  node          TEXT,
  incarnation   TEXT,
  lease_until   INTEGER,
  not_before    INTEGER NOT NULL,
  reason        TEXT,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  UNIQUE (track_key, key)
);
CREATE INDEX job_state ON job (state, priority, id);

CREATE TABLE timer (
  track_key TEXT    NOT NULL REFERENCES track (key),
  key       TEXT    NOT NULL,
  due       INTEGER NOT NULL,
  PRIMARY KEY (track_key, key)
) WITHOUT ROWID;
CREATE INDEX timer_due ON timer (due);

INSERT INTO track VALUES ('7/3/1', 7, 3, 1, 'Add a greeting', 'Execute', 1, 2, 1, 1, NULL, 1000, 2000);
INSERT INTO event (track_key, version, kind, json, at) VALUES ('7/3/1', 1, 'Started', '{"by":"ada"}', 1000), ('7/3/1', 2, 'Planned', '{}', 2000);
INSERT INTO job (track_key, repository_id, key, kind, payload, priority, slot, state, fence, claims, not_before, created_at, updated_at)
VALUES ('7/3/1', 7, 'attempt/T01/1', 'agent', '{"task":"T01"}', 0, 'background', 'Ready', 4, 4, 1000, 1000, 2000);
PRAGMA user_version = 1;
