-- The rights of a person over what is kept of him: what he asked to see, what was corrected, and what may not be used meanwhile.
CREATE TABLE rectification (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    person_id TEXT REFERENCES person (id),
    status TEXT NOT NULL CHECK (status IN ('Done', 'Refused')),
    asked_by TEXT NOT NULL CHECK (asked_by IN ('Person', 'Association', 'Office')),
    received_day TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    by_role TEXT NOT NULL,
    sealed BLOB
) STRICT;
CREATE INDEX rectification_of ON rectification (case_id, id);

-- What was stated of a person, or of the household where none is named, before it was stated anew.
CREATE TABLE former_statement (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    person_id TEXT REFERENCES person (id),
    rectification_id TEXT REFERENCES rectification (id),
    replaced_at TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('Association', 'Prefecture')),
    sealed BLOB
) STRICT;
CREATE INDEX former_statement_of ON former_statement (case_id, id);

CREATE TABLE case_restriction (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    case_id TEXT NOT NULL REFERENCES case_record (id),
    ground TEXT NOT NULL CHECK (ground IN ('AccuracyContested', 'UnlawfulProcessing', 'NeededForClaims', 'ObjectionPending')),
    from_day TEXT NOT NULL,
    told_day TEXT,
    status TEXT NOT NULL CHECK (status IN ('Free', 'Restricted')),
    version INTEGER NOT NULL
) STRICT;
-- A case is restricted once at a time.
CREATE UNIQUE INDEX case_restriction_present ON case_restriction (case_id) WHERE status = 'Restricted';
CREATE INDEX case_restriction_here ON case_restriction (prefecture_code, case_id) WHERE status = 'Restricted';
CREATE INDEX case_restriction_of ON case_restriction (case_id, id);

-- What may be done with a restricted case all the same, until when.
CREATE TABLE restriction_use (
    id TEXT PRIMARY KEY,
    restriction_id TEXT NOT NULL REFERENCES case_restriction (id),
    case_id TEXT NOT NULL REFERENCES case_record (id),
    basis TEXT NOT NULL CHECK (basis IN ('Consent', 'LegalClaims')),
    until_day TEXT NOT NULL,
    until_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    sealed BLOB
) STRICT;
CREATE INDEX restriction_use_of ON restriction_use (restriction_id, until_at);

CREATE TABLE access_request (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    case_id TEXT NOT NULL REFERENCES case_record (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    reference TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL CHECK (channel IN ('Counter', 'Letter', 'Email', 'Association')),
    received_day TEXT NOT NULL,
    due_day TEXT NOT NULL,
    identity_check TEXT CHECK (identity_check IN ('ShownAtCounter', 'KnownCorrespondence', 'ThroughMandate', 'CopySeenAndDestroyed')),
    prepared_at TEXT,
    handed_over_day TEXT,
    handed_over_by TEXT CHECK (handed_over_by IN ('Counter', 'Letter', 'Email', 'Association')),
    status TEXT NOT NULL CHECK (status IN ('Received', 'IdentityAsked', 'Prepared', 'HandedOver', 'Refused', 'Withdrawn')),
    version INTEGER NOT NULL,
    sealed BLOB
) STRICT;
CREATE INDEX access_request_list ON access_request (prefecture_code, id);
CREATE INDEX access_request_of ON access_request (case_id, id);

-- As whom the person stands in the linked cases of the household, as an agent has said.
CREATE TABLE access_request_person (
    access_request_id TEXT NOT NULL REFERENCES access_request (id),
    case_id TEXT NOT NULL REFERENCES case_record (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (access_request_id, person_id)
) STRICT;

-- Passages of texts that are not handed over, each with its reason.
CREATE TABLE access_request_mask (
    id TEXT PRIMARY KEY,
    access_request_id TEXT NOT NULL REFERENCES access_request (id),
    case_id TEXT NOT NULL REFERENCES case_record (id),
    sealed BLOB
) STRICT;
CREATE INDEX access_request_mask_of ON access_request_mask (access_request_id, id);
