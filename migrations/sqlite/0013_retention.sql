-- How long what is said of people is kept, what speaks against its destruction, and what was destroyed.
CREATE TABLE retention_period (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    category TEXT NOT NULL CHECK (category IN ('InactiveCases', 'WithdrawnCases')),
    version INTEGER NOT NULL,
    months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 600),
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL,
    UNIQUE (prefecture_code, category, version)
) STRICT;

-- A list of cases to be destroyed; it holds references, days and counts alone.
CREATE TABLE destruction_list (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    reference TEXT NOT NULL UNIQUE,
    basis TEXT NOT NULL CHECK (basis IN ('Period', 'Request', 'Order')),
    proposed_day TEXT NOT NULL,
    visa TEXT,
    certificate TEXT UNIQUE,
    hash TEXT,
    sealed BLOB,
    begun_at TEXT,
    destroyed_at TEXT,
    status TEXT NOT NULL CHECK (status IN ('Frozen', 'Approved', 'Destroying', 'Destroyed', 'Abandoned')),
    version INTEGER NOT NULL,
    CHECK (status NOT IN ('Destroying', 'Destroyed') OR (visa IS NOT NULL AND certificate IS NOT NULL AND hash IS NOT NULL))
) STRICT;
CREATE INDEX destruction_list_list ON destruction_list (prefecture_code, id);

CREATE TABLE destruction_list_case (
    list_id TEXT NOT NULL REFERENCES destruction_list (id),
    case_id TEXT NOT NULL REFERENCES case_record (id),
    reference TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('InactiveCases', 'WithdrawnCases')),
    last_act_day TEXT NOT NULL,
    taken_off INTEGER NOT NULL CHECK (taken_off IN (0, 1)),
    PRIMARY KEY (list_id, case_id)
) STRICT;

CREATE TABLE case_hold (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    status TEXT NOT NULL CHECK (status IN ('Free', 'Held')),
    version INTEGER NOT NULL
) STRICT;
-- A case is held once at a time.
CREATE UNIQUE INDEX case_hold_present ON case_hold (case_id) WHERE status = 'Held';
CREATE INDEX case_hold_of ON case_hold (case_id, id);

-- The list that a case stands on at present, and the certificate under which it was destroyed: what is left then is its tombstone.
ALTER TABLE case_record ADD COLUMN destruction_list_id TEXT REFERENCES destruction_list (id);
ALTER TABLE case_record ADD COLUMN certificate TEXT;
CREATE INDEX case_record_listed ON case_record (destruction_list_id) WHERE destruction_list_id IS NOT NULL;
CREATE INDEX commitment_of_item ON commitment (agenda_item_id) WHERE agenda_item_id IS NOT NULL;
CREATE INDEX referral_of_case ON referral (case_id) WHERE case_id IS NOT NULL;
