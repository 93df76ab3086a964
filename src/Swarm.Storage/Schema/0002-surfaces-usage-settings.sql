ALTER TABLE track ADD COLUMN publish_fence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE track ADD COLUMN publish_node TEXT;
ALTER TABLE track ADD COLUMN publish_incarnation TEXT;
ALTER TABLE track ADD COLUMN publish_until INTEGER NOT NULL DEFAULT 0;

CREATE TABLE surface (
  track_key    TEXT    NOT NULL REFERENCES track (key),
  key          TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  content_hash TEXT    NOT NULL,
  remote_id    INTEGER,
  node_id      TEXT,
  intent_at    INTEGER,
  state        TEXT    NOT NULL,
  data         TEXT    CHECK (data IS NULL OR json_valid(data)),
  updated_at   INTEGER NOT NULL,
  PRIMARY KEY (track_key, key)
);

-- One row per model call. charged is the reservation until the call is settled, then what it cost; in billionths of a US dollar.
CREATE TABLE model_call (
  call_id            TEXT    PRIMARY KEY,
  track_key          TEXT    NOT NULL REFERENCES track (key),
  person             TEXT    NOT NULL,
  seat               TEXT    NOT NULL,
  model              TEXT    NOT NULL,
  node               TEXT    NOT NULL,
  incarnation        TEXT    NOT NULL,
  day                INTEGER NOT NULL,
  reserved_at        INTEGER NOT NULL,
  settled_at         INTEGER,
  charged            INTEGER NOT NULL CHECK (charged >= 0),
  input_tokens       INTEGER NOT NULL DEFAULT 0,
  output_tokens      INTEGER NOT NULL DEFAULT 0,
  cache_read_tokens  INTEGER NOT NULL DEFAULT 0,
  cache_write_tokens INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX model_call_track ON model_call (track_key, charged);
CREATE INDEX model_call_day ON model_call (day, person, charged);
CREATE INDEX model_call_outstanding ON model_call (node) WHERE settled_at IS NULL;

CREATE TABLE setting (
  key        TEXT    PRIMARY KEY,
  value      TEXT    NOT NULL,
  updated_at INTEGER NOT NULL
);
