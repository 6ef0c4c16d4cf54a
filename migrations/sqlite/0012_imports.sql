-- Tables of cases that were brought in: their rows until they are cases, then the receipts.
CREATE TABLE case_import (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    -- The association that brought it; none for the office.
    owner_id TEXT REFERENCES association (id),
    association_id TEXT NOT NULL REFERENCES association (id),
    status TEXT NOT NULL CHECK (status IN ('Draft', 'Committing', 'Committed', 'Withdrawn')),
    made_at TEXT NOT NULL,
    kept_until TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX case_import_of ON case_import (prefecture_code, id);
CREATE INDEX case_import_expiry ON case_import (kept_until);

CREATE TABLE case_import_row (
    import_id TEXT NOT NULL REFERENCES case_import (id),
    number INTEGER NOT NULL CHECK (number > 0),
    -- Number of the first row of the household.
    household INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('Ready', 'Incomplete', 'Faulty', 'LeftOut', 'Committed')),
    -- What the cells say; gone once the case has it.
    sealed BLOB,
    case_id TEXT REFERENCES case_record (id),
    committed_at TEXT,
    PRIMARY KEY (import_id, number),
    CHECK ((state = 'Committed') = (case_id IS NOT NULL) AND (state = 'Committed') = (sealed IS NULL) AND (state = 'Committed') = (committed_at IS NOT NULL))
) STRICT;
CREATE INDEX case_import_row_household ON case_import_row (import_id, household);
CREATE INDEX case_import_row_case ON case_import_row (case_id);
