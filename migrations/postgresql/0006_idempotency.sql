-- Commands done under an Idempotency-Key, for as long as they may be repeated. Of key, caller and content there are keyed hashes alone.
CREATE TABLE idempotency (
    name bytea PRIMARY KEY CHECK (length(name) = 32),
    content bytea NOT NULL CHECK (length(content) = 32),
    result_id uuid,
    kept_until timestamptz NOT NULL
);
CREATE INDEX idempotency_kept_until ON idempotency (kept_until);
