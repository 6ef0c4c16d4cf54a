-- The journal: who did or saw what. An entry is one row, in the order of the commits; when its payload has expired, payload,
-- salt and key are emptied and the row stays, so that no number is given twice.
CREATE TABLE journal_entry (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    prefecture_code TEXT NOT NULL,
    by_key TEXT,
    payload TEXT,
    salt BLOB,
    CHECK ((payload IS NULL) = (salt IS NULL))
) STRICT;

-- What the sealer has closed: the leaves of the tree, of which nothing is ever changed.
CREATE TABLE journal_leaf (
    position INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL UNIQUE REFERENCES journal_entry (id),
    prefecture_code TEXT NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32)
) STRICT;
CREATE INDEX journal_leaf_list ON journal_leaf (prefecture_code, position);

-- Hashes of full subtrees of 256, 65536 … leaves, so that a proof reads few rows.
CREATE TABLE journal_node (
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_checkpoint (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL CHECK (length(root) = 32),
    at TEXT NOT NULL,
    last_entry_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    key_id TEXT NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- The public keys that have signed checkpoints.
CREATE TABLE journal_key (
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    first_at TEXT NOT NULL
) STRICT;
