-- The rights of a person over what is kept of him: what he asked to see, what was corrected, and what may not be used meanwhile.
CREATE TABLE rectification (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    person_id uuid REFERENCES person (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Done', 'Refused')),
    asked_by text COLLATE "C" NOT NULL CHECK (asked_by IN ('Person', 'Association', 'Office')),
    received_day date NOT NULL,
    decided_at timestamptz NOT NULL,
    by_role text COLLATE "C" NOT NULL,
    sealed bytea
);
CREATE INDEX rectification_of ON rectification (case_id, id);

-- What was stated of a person, or of the household where none is named, before it was stated anew.
CREATE TABLE former_statement (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    person_id uuid REFERENCES person (id),
    rectification_id uuid REFERENCES rectification (id),
    replaced_at timestamptz NOT NULL,
    side text COLLATE "C" NOT NULL CHECK (side IN ('Association', 'Prefecture')),
    sealed bytea
);
CREATE INDEX former_statement_of ON former_statement (case_id, id);

CREATE TABLE case_restriction (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    case_id uuid NOT NULL REFERENCES case_record (id),
    ground text COLLATE "C" NOT NULL CHECK (ground IN ('AccuracyContested', 'UnlawfulProcessing', 'NeededForClaims', 'ObjectionPending')),
    from_day date NOT NULL,
    told_day date,
    status text COLLATE "C" NOT NULL CHECK (status IN ('Free', 'Restricted')),
    version integer NOT NULL
);
-- A case is restricted once at a time.
CREATE UNIQUE INDEX case_restriction_present ON case_restriction (case_id) WHERE status = 'Restricted';
CREATE INDEX case_restriction_here ON case_restriction (prefecture_code, case_id) WHERE status = 'Restricted';
CREATE INDEX case_restriction_of ON case_restriction (case_id, id);

-- What may be done with a restricted case all the same, until when.
CREATE TABLE restriction_use (
    id uuid PRIMARY KEY,
    restriction_id uuid NOT NULL REFERENCES case_restriction (id),
    case_id uuid NOT NULL REFERENCES case_record (id),
    basis text COLLATE "C" NOT NULL CHECK (basis IN ('Consent', 'LegalClaims')),
    until_day date NOT NULL,
    until_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    sealed bytea
);
CREATE INDEX restriction_use_of ON restriction_use (restriction_id, until_at);

CREATE TABLE access_request (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    case_id uuid NOT NULL REFERENCES case_record (id),
    person_id uuid NOT NULL REFERENCES person (id),
    reference text COLLATE "C" NOT NULL UNIQUE,
    channel text COLLATE "C" NOT NULL CHECK (channel IN ('Counter', 'Letter', 'Email', 'Association')),
    received_day date NOT NULL,
    due_day date NOT NULL,
    identity_check text COLLATE "C" CHECK (identity_check IN ('ShownAtCounter', 'KnownCorrespondence', 'ThroughMandate', 'CopySeenAndDestroyed')),
    prepared_at timestamptz,
    handed_over_day date,
    handed_over_by text COLLATE "C" CHECK (handed_over_by IN ('Counter', 'Letter', 'Email', 'Association')),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Received', 'IdentityAsked', 'Prepared', 'HandedOver', 'Refused', 'Withdrawn')),
    version integer NOT NULL,
    sealed bytea
);
CREATE INDEX access_request_list ON access_request (prefecture_code, id);
CREATE INDEX access_request_of ON access_request (case_id, id);

-- As whom the person stands in the linked cases of the household, as an agent has said.
CREATE TABLE access_request_person (
    access_request_id uuid NOT NULL REFERENCES access_request (id),
    case_id uuid NOT NULL REFERENCES case_record (id),
    person_id uuid NOT NULL REFERENCES person (id),
    PRIMARY KEY (access_request_id, person_id)
);

-- Passages of texts that are not handed over, each with its reason.
CREATE TABLE access_request_mask (
    id uuid PRIMARY KEY,
    access_request_id uuid NOT NULL REFERENCES access_request (id),
    case_id uuid NOT NULL REFERENCES case_record (id),
    sealed bytea
);
CREATE INDEX access_request_mask_of ON access_request_mask (access_request_id, id);

-- They hang on a case and are reached with it.
ALTER TABLE rectification ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON rectification USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = rectification.case_id));

ALTER TABLE former_statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON former_statement USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = former_statement.case_id));

ALTER TABLE case_restriction ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_restriction USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = case_restriction.case_id));

ALTER TABLE restriction_use ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON restriction_use USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = restriction_use.case_id));

-- What a person asks of the prefecture is no association's to know.
ALTER TABLE access_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON access_request USING (prefecture_code = reach_prefecture() AND reach_association() IS NULL);

ALTER TABLE access_request_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON access_request_person USING (reach_association() IS NULL AND EXISTS (
    SELECT 1 FROM access_request WHERE access_request.id = access_request_person.access_request_id));

ALTER TABLE access_request_mask ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON access_request_mask USING (reach_association() IS NULL AND EXISTS (
    SELECT 1 FROM access_request WHERE access_request.id = access_request_mask.access_request_id));
