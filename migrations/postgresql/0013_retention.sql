-- How long what is said of people is kept, what speaks against its destruction, and what was destroyed.
CREATE TABLE retention_period (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    category text COLLATE "C" NOT NULL CHECK (category IN ('InactiveCases', 'WithdrawnCases')),
    version integer NOT NULL,
    months integer NOT NULL CHECK (months BETWEEN 1 AND 600),
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    UNIQUE (prefecture_code, category, version)
);

-- A list of cases to be destroyed; it holds references, days and counts alone.
CREATE TABLE destruction_list (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    reference text COLLATE "C" NOT NULL UNIQUE,
    basis text COLLATE "C" NOT NULL CHECK (basis IN ('Period', 'Request', 'Order')),
    proposed_day date NOT NULL,
    visa text COLLATE "C",
    certificate text COLLATE "C" UNIQUE,
    hash text COLLATE "C",
    sealed bytea,
    begun_at timestamptz,
    destroyed_at timestamptz,
    status text COLLATE "C" NOT NULL CHECK (status IN ('Frozen', 'Approved', 'Destroying', 'Destroyed', 'Abandoned')),
    version integer NOT NULL,
    CHECK (status NOT IN ('Destroying', 'Destroyed') OR (visa IS NOT NULL AND certificate IS NOT NULL AND hash IS NOT NULL))
);
CREATE INDEX destruction_list_list ON destruction_list (prefecture_code, id);

CREATE TABLE destruction_list_case (
    list_id uuid NOT NULL REFERENCES destruction_list (id),
    case_id uuid NOT NULL REFERENCES case_record (id),
    reference text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL CHECK (category IN ('InactiveCases', 'WithdrawnCases')),
    last_act_day date NOT NULL,
    taken_off boolean NOT NULL,
    PRIMARY KEY (list_id, case_id)
);

CREATE TABLE case_hold (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Free', 'Held')),
    version integer NOT NULL
);
-- A case is held once at a time.
CREATE UNIQUE INDEX case_hold_present ON case_hold (case_id) WHERE status = 'Held';
CREATE INDEX case_hold_of ON case_hold (case_id, id);

-- The list that a case stands on at present, and the certificate under which it was destroyed: what is left then is its tombstone.
ALTER TABLE case_record ADD COLUMN destruction_list_id uuid REFERENCES destruction_list (id);
ALTER TABLE case_record ADD COLUMN certificate text COLLATE "C";
CREATE INDEX case_record_listed ON case_record (destruction_list_id) WHERE destruction_list_id IS NOT NULL;
CREATE INDEX commitment_of_item ON commitment (agenda_item_id) WHERE agenda_item_id IS NOT NULL;
CREATE INDEX referral_of_case ON referral (case_id) WHERE case_id IS NOT NULL;

-- An association is told on which list its case stands, and not what else does.
ALTER TABLE destruction_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON destruction_list USING (prefecture_code = reach_prefecture());

ALTER TABLE destruction_list_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON destruction_list_case USING (reach_association() IS NULL AND EXISTS (SELECT 1 FROM destruction_list WHERE destruction_list.id = destruction_list_case.list_id));

-- It hangs on a case and is reached with it.
ALTER TABLE case_hold ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_hold USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = case_hold.case_id));
