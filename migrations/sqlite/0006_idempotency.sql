-- Commands done under an Idempotency-Key, for as long as they may be repeated. Of key, caller and content there are keyed hashes alone.
CREATE TABLE idempotency (
    name BLOB PRIMARY KEY CHECK (length(name) = 32),
    content BLOB NOT NULL CHECK (length(content) = 32),
    result_id TEXT,
    kept_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_kept_until ON idempotency (kept_until);
