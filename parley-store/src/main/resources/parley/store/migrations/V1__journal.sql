-- Runs unchanged on SQLite and PostgreSQL.
-- What may stand here in the clear: line, log, seq, kind, time, reference, precedence.
-- Names and text never do: they are in sealed blobs, and in columns protected under the station's key.

CREATE TABLE journal_log (
  id         INTEGER     NOT NULL PRIMARY KEY,
  line       VARCHAR(32) NOT NULL,
  side       CHAR(1)     NOT NULL,
  epoch      INTEGER     NOT NULL,
  size       BIGINT      NOT NULL,
  root       BYTEA       NOT NULL,
  time_floor BIGINT      NOT NULL,
  UNIQUE (line, side, epoch)
);

CREATE TABLE entry (
  log         INTEGER NOT NULL REFERENCES journal_log (id),
  seq         BIGINT  NOT NULL,
  leaf        BYTEA   NOT NULL,
  secret      BYTEA,
  blob        BYTEA,
  kind        VARCHAR(32),
  time_millis BIGINT,
  precedence  VARCHAR(16),
  ref_side    CHAR(1),
  ref_epoch   INTEGER,
  ref_index   BIGINT,
  PRIMARY KEY (log, seq)
);

CREATE INDEX entry_by_kind ON entry (log, kind, seq);
CREATE INDEX entry_by_reference ON entry (log, ref_side, ref_epoch, ref_index);

CREATE TABLE signed_checkpoint (
  log         INTEGER      NOT NULL REFERENCES journal_log (id),
  size        BIGINT       NOT NULL,
  signed_at   BIGINT       NOT NULL,
  origin      VARCHAR(255) NOT NULL,
  root        BYTEA        NOT NULL,
  ed25519     BYTEA        NOT NULL,
  ml_dsa_44   BYTEA        NOT NULL,
  PRIMARY KEY (log, size, signed_at)
);

CREATE TABLE cosignature (
  log         INTEGER      NOT NULL,
  size        BIGINT       NOT NULL,
  signed_at   BIGINT       NOT NULL,
  cosigned_at BIGINT       NOT NULL,
  cosigner    VARCHAR(255) NOT NULL,
  ed25519     BYTEA        NOT NULL,
  ml_dsa_44   BYTEA        NOT NULL,
  PRIMARY KEY (log, size, cosigned_at),
  FOREIGN KEY (log, size, signed_at) REFERENCES signed_checkpoint (log, size, signed_at)
);

CREATE INDEX cosignature_by_signing ON cosignature (log, signed_at, size);

CREATE TABLE outbox (
  line            VARCHAR(32)  NOT NULL,
  serial          VARCHAR(128) NOT NULL,
  accepted_millis BIGINT       NOT NULL,
  sealed          BYTEA        NOT NULL,
  PRIMARY KEY (line, serial)
);
