-- The first schema. Days are 'YYYY-MM-DD', instants UTC in ISO 8601, ids UUID v7 in lower case,
-- enums the names of the domain, small closed lists JSON. Every row belongs to one prefecture.

CREATE TABLE prefecture (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    holiday_zone TEXT NOT NULL,
    service TEXT NOT NULL,
    freeze_working_days INTEGER NOT NULL CHECK (freeze_working_days BETWEEN 0 AND 60),
    opening_hours TEXT,
    rooms TEXT NOT NULL,
    duty_contact TEXT,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE holiday_amendment (
    holiday_zone TEXT NOT NULL,
    day TEXT NOT NULL,
    added INTEGER NOT NULL CHECK (added IN (0, 1)),
    french TEXT NOT NULL,
    english TEXT NOT NULL,
    PRIMARY KEY (holiday_zone, day)
) STRICT;

CREATE TABLE association (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    name TEXT NOT NULL,
    rna TEXT,
    siren TEXT,
    court_register TEXT,
    sponsor_id TEXT REFERENCES association (id),
    status TEXT NOT NULL CHECK (status IN ('Active', 'Suspended', 'Closed')),
    version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX association_rna ON association (prefecture_code, rna) WHERE rna IS NOT NULL;
CREATE UNIQUE INDEX association_siren ON association (prefecture_code, siren) WHERE siren IS NOT NULL;
CREATE INDEX association_list ON association (prefecture_code, id);

CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    prefix TEXT NOT NULL UNIQUE,
    secret_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('Association', 'AssociationManager', 'OfficeAgent', 'OfficeHead', 'Cabinet',
        'SecretaryGeneral', 'PressOfficer', 'DataProtectionOfficer', 'Administrator')),
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT REFERENCES association (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    CHECK ((association_id IS NOT NULL) = (role IN ('Association', 'AssociationManager')))
) STRICT;

-- References that people count: RT-80-2017-006.
CREATE TABLE reference_counter (
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (prefecture_code, prefix, year)
) STRICT;

-- One row for each passage of a state, never overwritten: who, when, why.
CREATE TABLE passage (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    noun TEXT NOT NULL,
    noun_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    at TEXT NOT NULL,
    by_key TEXT NOT NULL,
    by_role TEXT NOT NULL,
    reason TEXT,
    UNIQUE (noun_id, number)
) STRICT;

CREATE TABLE case_record (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    reference TEXT NOT NULL UNIQUE,
    address TEXT,
    situation_summary TEXT,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX case_list ON case_record (prefecture_code, id);
CREATE INDEX case_of_association ON case_record (association_id, id);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    position INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    family_name TEXT NOT NULL,
    given_names TEXT NOT NULL,
    birth_date TEXT,
    birth_year INTEGER,
    nationalities TEXT NOT NULL,
    ground_key TEXT,
    agdref TEXT,
    stated_minor INTEGER NOT NULL CHECK (stated_minor IN (0, 1)),
    CHECK (birth_date IS NULL OR birth_year IS NULL)
) STRICT;
CREATE INDEX person_of ON person (case_id, position);

CREATE TABLE mandate (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    scope TEXT NOT NULL CHECK (scope IN ('Presentation', 'Correspondence', 'Full')),
    risk_informed INTEGER NOT NULL CHECK (risk_informed IN (0, 1)),
    language TEXT NOT NULL,
    given_day TEXT NOT NULL,
    end_day TEXT,
    proof_reference TEXT,
    withdrawn_day TEXT
) STRICT;
CREATE INDEX mandate_of ON mandate (case_id, id);

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    person_id TEXT REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('PermitGranted', 'ProvisionalPermitIssued', 'ApplicationReceiptIssued', 'PermitRefused',
        'RefusedWithRemovalOrder', 'RemovalOrder', 'RemovalOrderRepealed', 'ImplicitRefusal', 'RegistrationRefused',
        'FileClosed', 'CourtAnnulment')),
    made_day TEXT NOT NULL,
    notified_day TEXT,
    ground_key TEXT,
    recorded_at TEXT NOT NULL,
    by_key TEXT NOT NULL
) STRICT;
CREATE INDEX decision_of ON decision (case_id, made_day, id);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('Technical', 'Specific')),
    starts_at TEXT NOT NULL,
    day TEXT NOT NULL,
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes > 0),
    place TEXT NOT NULL,
    theme TEXT,
    freeze_day TEXT,
    status TEXT NOT NULL CHECK (status IN ('Scheduled', 'AgendaFrozen', 'Open', 'Held', 'Closed', 'NotHeld', 'Cancelled')),
    former_dates TEXT NOT NULL,
    attendance TEXT NOT NULL,
    replacement_id TEXT REFERENCES meeting (id),
    version INTEGER NOT NULL,
    CHECK ((kind = 'Specific') = (theme IS NOT NULL)),
    CHECK (kind = 'Technical' OR status NOT IN ('AgendaFrozen', 'Closed'))
) STRICT;
CREATE INDEX meeting_list ON meeting (prefecture_code, starts_at, id);
CREATE INDEX meeting_day ON meeting (prefecture_code, day, kind, status);

CREATE TABLE meeting_association (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    association_id TEXT NOT NULL REFERENCES association (id),
    PRIMARY KEY (meeting_id, association_id)
) STRICT;
CREATE INDEX association_meeting ON meeting_association (association_id, meeting_id);

CREATE TABLE meeting_request (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('Technical', 'Specific')),
    subject TEXT NOT NULL,
    preferred_periods TEXT NOT NULL,
    contact TEXT NOT NULL,
    received_at TEXT NOT NULL,
    received_day TEXT NOT NULL,
    information_requests TEXT NOT NULL,
    meeting_id TEXT REFERENCES meeting (id),
    answered_day TEXT,
    status TEXT NOT NULL CHECK (status IN ('Submitted', 'InformationRequested', 'Scheduled', 'Refused', 'Withdrawn')),
    version INTEGER NOT NULL,
    CHECK (status <> 'Scheduled' OR meeting_id IS NOT NULL)
) STRICT;
CREATE INDEX meeting_request_list ON meeting_request (prefecture_code, id);
CREATE INDEX meeting_request_of_association ON meeting_request (association_id, id);
CREATE INDEX meeting_request_of_meeting ON meeting_request (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    meeting_id TEXT REFERENCES meeting (id),
    case_id TEXT REFERENCES case_record (id),
    topic TEXT,
    question TEXT,
    meeting_request_id TEXT REFERENCES meeting_request (id),
    submitted_at TEXT NOT NULL,
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    late_reason TEXT,
    predecessor_id TEXT UNIQUE REFERENCES agenda_item (id),
    carry_count INTEGER NOT NULL,
    rank INTEGER,
    gaps TEXT NOT NULL,
    orientation TEXT CHECK (orientation IN ('SummonsToFile', 'DocumentsRequested', 'UnderReview', 'Reexamination', 'ReferredToCommission',
        'Transferred', 'ApplyOnline', 'FavourableInPrinciple', 'UnfavourableInPrinciple', 'NoLongerRelevant')),
    reason_category TEXT CHECK (reason_category IN ('GroundNotMet', 'LengthOfResidence', 'Evidence', 'Ties', 'Resources', 'PublicOrder', 'Other')),
    association_view TEXT,
    office_view TEXT,
    person_orientations TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('Submitted', 'Proposed', 'Admitted', 'Returned', 'Withdrawn', 'Examined', 'CarriedOver', 'NotReached')),
    version INTEGER NOT NULL,
    CHECK ((case_id IS NULL) <> (topic IS NULL)),
    CHECK ((status = 'Submitted') = (meeting_id IS NULL) OR status = 'Withdrawn'),
    CHECK (status <> 'Examined' OR case_id IS NULL OR orientation IS NOT NULL)
) STRICT;
-- A case is put forward by one item at a time.
CREATE UNIQUE INDEX agenda_item_open_case ON agenda_item (case_id) WHERE case_id IS NOT NULL AND status IN ('Submitted', 'Proposed', 'Admitted');
CREATE INDEX agenda_item_of_meeting ON agenda_item (meeting_id, status) WHERE meeting_id IS NOT NULL;
CREATE INDEX agenda_item_pool ON agenda_item (association_id, status, id);
CREATE INDEX agenda_item_of_case ON agenda_item (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX agenda_item_of_request ON agenda_item (meeting_request_id) WHERE meeting_request_id IS NOT NULL;

CREATE TABLE receipt (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    case_id TEXT NOT NULL REFERENCES case_record (id),
    agenda_item_id TEXT NOT NULL REFERENCES agenda_item (id),
    number TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    hash TEXT NOT NULL,
    summary TEXT NOT NULL
) STRICT;
CREATE INDEX receipt_of_item ON receipt (agenda_item_id);
CREATE INDEX receipt_of_case ON receipt (case_id);

CREATE TABLE demonstration (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    reference TEXT NOT NULL UNIQUE,
    association_ids TEXT NOT NULL,
    day TEXT NOT NULL,
    assembly_time TEXT,
    place TEXT NOT NULL,
    communes TEXT NOT NULL,
    purpose TEXT NOT NULL,
    declarations TEXT NOT NULL,
    ban_order TEXT,
    status TEXT NOT NULL CHECK (status IN ('Declared', 'Undeclared', 'Banned', 'Held', 'NotHeld', 'Cancelled')),
    version INTEGER NOT NULL,
    CHECK (status <> 'Banned' OR ban_order IS NOT NULL)
) STRICT;
CREATE INDEX demonstration_list ON demonstration (prefecture_code, id);

CREATE TABLE audience_request (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    reference TEXT NOT NULL UNIQUE,
    demonstration_id TEXT REFERENCES demonstration (id),
    received_day TEXT NOT NULL,
    topics TEXT NOT NULL,
    case_ids TEXT NOT NULL,
    brought_case_count INTEGER NOT NULL,
    case_labels TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('General', 'CaseBearing')),
    answered_day TEXT,
    target TEXT CHECK (target IN ('Next', 'Meeting')),
    target_meeting_id TEXT REFERENCES meeting (id),
    status TEXT NOT NULL CHECK (status IN ('Logged', 'Qualified', 'Granted', 'Refused', 'Withdrawn')),
    version INTEGER NOT NULL,
    CHECK ((target = 'Meeting') IS (target_meeting_id IS NOT NULL) OR target IS NULL),
    CHECK (status <> 'Refused' OR demonstration_id IS NULL OR target IS NOT NULL)
) STRICT;
CREATE INDEX audience_request_list ON audience_request (prefecture_code, id);
CREATE INDEX audience_request_of_association ON audience_request (association_id, id);

-- An audience: no column of it, and no table that points to it alone, can name a case, an orientation or an agenda.
CREATE TABLE audience (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    request_id TEXT NOT NULL UNIQUE REFERENCES audience_request (id),
    reference TEXT NOT NULL UNIQUE,
    starts_at TEXT NOT NULL,
    day TEXT NOT NULL,
    place TEXT NOT NULL,
    received_by TEXT NOT NULL CHECK (received_by IN ('Prefect', 'DirectorOfCabinet', 'SecretaryGeneral', 'SubPrefect', 'CabinetStaff')),
    topics TEXT,
    present TEXT,
    speaker TEXT,
    status TEXT NOT NULL CHECK (status IN ('Planned', 'Held', 'Noted', 'Cancelled')),
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX audience_list ON audience (prefecture_code, id);

CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    number TEXT NOT NULL UNIQUE,
    audience_request_id TEXT REFERENCES audience_request (id),
    audience_id TEXT REFERENCES audience (id),
    label TEXT,
    case_id TEXT REFERENCES case_record (id),
    target TEXT NOT NULL CHECK (target IN ('Next', 'Meeting')),
    target_meeting_id TEXT REFERENCES meeting (id),
    reason TEXT NOT NULL,
    agenda_item_id TEXT REFERENCES agenda_item (id),
    status TEXT NOT NULL CHECK (status IN ('Pending', 'Placed', 'Treated', 'Lapsed')),
    version INTEGER NOT NULL,
    CHECK ((audience_request_id IS NULL) <> (audience_id IS NULL)),
    CHECK ((target = 'Meeting') = (target_meeting_id IS NOT NULL)),
    CHECK (status <> 'Placed' OR (case_id IS NOT NULL AND agenda_item_id IS NOT NULL))
) STRICT;
CREATE INDEX referral_list ON referral (prefecture_code, id);
CREATE INDEX referral_waiting ON referral (association_id, status, id);
CREATE INDEX referral_of_request ON referral (audience_request_id, id) WHERE audience_request_id IS NOT NULL;
CREATE INDEX referral_of_item ON referral (agenda_item_id) WHERE agenda_item_id IS NOT NULL;

CREATE TABLE commitment (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    side TEXT NOT NULL CHECK (side IN ('Association', 'Prefecture')),
    owner TEXT NOT NULL,
    text TEXT NOT NULL,
    due_day TEXT NOT NULL,
    meeting_id TEXT REFERENCES meeting (id),
    agenda_item_id TEXT REFERENCES agenda_item (id),
    audience_id TEXT REFERENCES audience (id),
    status TEXT NOT NULL CHECK (status IN ('Open', 'Kept', 'Broken', 'Dropped')),
    version INTEGER NOT NULL,
    CHECK (audience_id IS NULL OR (meeting_id IS NULL AND agenda_item_id IS NULL))
) STRICT;
CREATE INDEX commitment_list ON commitment (prefecture_code, id);
CREATE INDEX commitment_of_association ON commitment (association_id, status, id);
CREATE INDEX commitment_of_audience ON commitment (audience_id) WHERE audience_id IS NOT NULL;

CREATE TABLE regularisation_figure (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    population TEXT NOT NULL,
    basis TEXT NOT NULL,
    granted INTEGER NOT NULL CHECK (granted >= 0),
    applications INTEGER CHECK (applications >= 0),
    quoted_rate_percent TEXT,
    source TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    CHECK (applications IS NULL OR quoted_rate_percent IS NULL),
    CHECK (applications IS NULL OR granted <= applications)
) STRICT;
CREATE INDEX regularisation_figure_list ON regularisation_figure (prefecture_code, id);
