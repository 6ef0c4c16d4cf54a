-- The journal: who did or saw what. An entry is one row; when its payload has expired, payload, salt and key are emptied and the row
-- stays, so that no number is given twice.
CREATE TABLE journal_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    prefecture_code text COLLATE "C" NOT NULL,
    by_key uuid,
    payload text COLLATE "C",
    salt bytea,
    CHECK ((payload IS NULL) = (salt IS NULL))
);

-- What the sealer has closed: the leaves of the tree, of which nothing is ever changed.
CREATE TABLE journal_leaf (
    position bigint PRIMARY KEY,
    entry_id bigint NOT NULL UNIQUE REFERENCES journal_entry (id),
    prefecture_code text COLLATE "C" NOT NULL,
    commitment bytea NOT NULL CHECK (length(commitment) = 32)
);
CREATE INDEX journal_leaf_list ON journal_leaf (prefecture_code, position);

-- Hashes of full subtrees of 256, 65536 … leaves, so that a proof reads few rows.
CREATE TABLE journal_node (
    level integer NOT NULL,
    position bigint NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
);

CREATE TABLE journal_checkpoint (
    size bigint PRIMARY KEY,
    root bytea NOT NULL CHECK (length(root) = 32),
    at timestamptz NOT NULL,
    last_entry_id bigint NOT NULL,
    body text COLLATE "C" NOT NULL,
    key_id text COLLATE "C" NOT NULL,
    signature bytea NOT NULL
);

-- The public keys that have signed checkpoints.
CREATE TABLE journal_key (
    id text COLLATE "C" PRIMARY KEY,
    public_key text COLLATE "C" NOT NULL,
    first_at timestamptz NOT NULL
);
