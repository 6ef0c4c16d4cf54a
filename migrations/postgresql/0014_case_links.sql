-- Cases of one household that associations support apart from one another. A case knows the oldest case of its household, where it has others.
CREATE TABLE case_link (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    case_id uuid NOT NULL REFERENCES case_record (id),
    other_case_id uuid NOT NULL REFERENCES case_record (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Linked', 'Undone')),
    version integer NOT NULL,
    CHECK (case_id < other_case_id)
);
-- Two cases are linked once at a time.
CREATE UNIQUE INDEX case_link_present ON case_link (case_id, other_case_id) WHERE status = 'Linked';
CREATE INDEX case_link_other ON case_link (other_case_id, case_id);
CREATE INDEX case_link_of ON case_link (case_id, id);

ALTER TABLE case_record ADD COLUMN household_id uuid REFERENCES case_record (id);
CREATE INDEX case_record_household ON case_record (household_id) WHERE household_id IS NOT NULL;

-- Links are the office's alone.
ALTER TABLE case_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_link USING (prefecture_code = reach_prefecture() AND reach_association() IS NULL);
