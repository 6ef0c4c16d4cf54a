-- Tables of cases that were brought in: their rows until they are cases, then the receipts.
CREATE TABLE case_import (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    -- The association that brought it; none for the office.
    owner_id uuid REFERENCES association (id),
    association_id uuid NOT NULL REFERENCES association (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Draft', 'Committing', 'Committed', 'Withdrawn')),
    made_at timestamptz NOT NULL,
    kept_until timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE INDEX case_import_of ON case_import (prefecture_code, id);
CREATE INDEX case_import_expiry ON case_import (kept_until);

CREATE TABLE case_import_row (
    import_id uuid NOT NULL REFERENCES case_import (id),
    number integer NOT NULL CHECK (number > 0),
    -- Number of the first row of the household.
    household integer NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('Ready', 'Incomplete', 'Faulty', 'LeftOut', 'Committed')),
    -- What the cells say; gone once the case has it.
    sealed bytea,
    case_id uuid REFERENCES case_record (id),
    committed_at timestamptz,
    PRIMARY KEY (import_id, number),
    CHECK ((state = 'Committed') = (case_id IS NOT NULL) AND (state = 'Committed') = (sealed IS NULL) AND (state = 'Committed') = (committed_at IS NOT NULL))
);
CREATE INDEX case_import_row_household ON case_import_row (import_id, household);
CREATE INDEX case_import_row_case ON case_import_row (case_id);

-- An association reaches what it brought itself; the prefecture's own people reach the rest by their statements alone.
ALTER TABLE case_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_import USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE owner_id = reach_association() END);

-- A row hangs on its import and is reached with it.
ALTER TABLE case_import_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_import_row USING (EXISTS (SELECT 1 FROM case_import WHERE case_import.id = case_import_row.import_id));
