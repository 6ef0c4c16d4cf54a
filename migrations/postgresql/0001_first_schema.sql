-- The first schema: the tables and columns of the script of the same name for SQLite, in native types. Text sorts by its
-- bytes, as there. Enums are the names of the domain, small closed lists JSON. Every row belongs to one prefecture.

CREATE TABLE prefecture (
    code text COLLATE "C" PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    time_zone text COLLATE "C" NOT NULL,
    holiday_zone text COLLATE "C" NOT NULL,
    service jsonb NOT NULL,
    freeze_working_days integer NOT NULL CHECK (freeze_working_days BETWEEN 0 AND 60),
    opening_hours text COLLATE "C",
    rooms jsonb NOT NULL,
    duty_contact text COLLATE "C",
    version integer NOT NULL
);

CREATE TABLE holiday_amendment (
    holiday_zone text COLLATE "C" NOT NULL,
    day date NOT NULL,
    added boolean NOT NULL,
    french text COLLATE "C" NOT NULL,
    english text COLLATE "C" NOT NULL,
    PRIMARY KEY (holiday_zone, day)
);

CREATE TABLE association (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    name text COLLATE "C" NOT NULL,
    rna text COLLATE "C",
    siren text COLLATE "C",
    court_register text COLLATE "C",
    sponsor_id uuid REFERENCES association (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Active', 'Suspended', 'Closed')),
    version integer NOT NULL
);
CREATE UNIQUE INDEX association_rna ON association (prefecture_code, rna) WHERE rna IS NOT NULL;
CREATE UNIQUE INDEX association_siren ON association (prefecture_code, siren) WHERE siren IS NOT NULL;
CREATE INDEX association_list ON association (prefecture_code, id);

CREATE TABLE api_key (
    id uuid PRIMARY KEY,
    prefix text COLLATE "C" NOT NULL UNIQUE,
    secret_hash text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL CHECK (role IN ('Association', 'AssociationManager', 'OfficeAgent', 'OfficeHead', 'Cabinet',
        'SecretaryGeneral', 'PressOfficer', 'DataProtectionOfficer', 'Administrator')),
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid REFERENCES association (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK ((association_id IS NOT NULL) = (role IN ('Association', 'AssociationManager')))
);

-- References that people count: RT-80-2017-006.
CREATE TABLE reference_counter (
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    prefix text COLLATE "C" NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (prefecture_code, prefix, year)
);

-- One row for each passage of a state, never overwritten: who, when, why.
CREATE TABLE passage (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    noun text COLLATE "C" NOT NULL,
    noun_id uuid NOT NULL,
    number integer NOT NULL,
    step text COLLATE "C" NOT NULL,
    from_status text COLLATE "C" NOT NULL,
    to_status text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    by_key uuid NOT NULL,
    by_role text COLLATE "C" NOT NULL,
    reason text COLLATE "C",
    UNIQUE (noun_id, number)
);

CREATE TABLE case_record (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    reference text COLLATE "C" NOT NULL UNIQUE,
    address jsonb,
    situation_summary text COLLATE "C",
    created_at timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE INDEX case_list ON case_record (prefecture_code, id);
CREATE INDEX case_of_association ON case_record (association_id, id);

CREATE TABLE person (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    position integer NOT NULL,
    added_at timestamptz NOT NULL,
    family_name text COLLATE "C" NOT NULL,
    given_names text COLLATE "C" NOT NULL,
    birth_date date,
    birth_year integer,
    nationalities jsonb NOT NULL,
    ground_key text COLLATE "C",
    agdref text COLLATE "C",
    stated_minor boolean NOT NULL,
    CHECK (birth_date IS NULL OR birth_year IS NULL)
);
CREATE INDEX person_of ON person (case_id, position);

CREATE TABLE mandate (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    person_id uuid NOT NULL REFERENCES person (id),
    scope text COLLATE "C" NOT NULL CHECK (scope IN ('Presentation', 'Correspondence', 'Full')),
    risk_informed boolean NOT NULL,
    language text COLLATE "C" NOT NULL,
    given_day date NOT NULL,
    end_day date,
    proof_reference text COLLATE "C",
    withdrawn_day date
);
CREATE INDEX mandate_of ON mandate (case_id, id);

CREATE TABLE decision (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    person_id uuid REFERENCES person (id),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('PermitGranted', 'ProvisionalPermitIssued', 'ApplicationReceiptIssued', 'PermitRefused',
        'RefusedWithRemovalOrder', 'RemovalOrder', 'RemovalOrderRepealed', 'ImplicitRefusal', 'RegistrationRefused',
        'FileClosed', 'CourtAnnulment')),
    made_day date NOT NULL,
    notified_day date,
    ground_key text COLLATE "C",
    recorded_at timestamptz NOT NULL,
    by_key uuid NOT NULL
);
CREATE INDEX decision_of ON decision (case_id, made_day, id);

CREATE TABLE meeting (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    reference text COLLATE "C" NOT NULL UNIQUE,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Technical', 'Specific')),
    starts_at timestamptz NOT NULL,
    day date NOT NULL,
    duration_minutes integer NOT NULL CHECK (duration_minutes > 0),
    place text COLLATE "C" NOT NULL,
    theme text COLLATE "C",
    freeze_day date,
    status text COLLATE "C" NOT NULL CHECK (status IN ('Scheduled', 'AgendaFrozen', 'Open', 'Held', 'Closed', 'NotHeld', 'Cancelled')),
    former_dates jsonb NOT NULL,
    attendance jsonb NOT NULL,
    replacement_id uuid REFERENCES meeting (id),
    version integer NOT NULL,
    CHECK ((kind = 'Specific') = (theme IS NOT NULL)),
    CHECK (kind = 'Technical' OR status NOT IN ('AgendaFrozen', 'Closed'))
);
CREATE INDEX meeting_list ON meeting (prefecture_code, starts_at, id);
CREATE INDEX meeting_day ON meeting (prefecture_code, day, kind, status);

CREATE TABLE meeting_association (
    meeting_id uuid NOT NULL REFERENCES meeting (id),
    association_id uuid NOT NULL REFERENCES association (id),
    PRIMARY KEY (meeting_id, association_id)
);
CREATE INDEX association_meeting ON meeting_association (association_id, meeting_id);

CREATE TABLE meeting_request (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    reference text COLLATE "C" NOT NULL UNIQUE,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Technical', 'Specific')),
    subject text COLLATE "C" NOT NULL,
    preferred_periods jsonb NOT NULL,
    contact jsonb NOT NULL,
    received_at timestamptz NOT NULL,
    received_day date NOT NULL,
    information_requests jsonb NOT NULL,
    meeting_id uuid REFERENCES meeting (id),
    answered_day date,
    status text COLLATE "C" NOT NULL CHECK (status IN ('Submitted', 'InformationRequested', 'Scheduled', 'Refused', 'Withdrawn')),
    version integer NOT NULL,
    CHECK (status <> 'Scheduled' OR meeting_id IS NOT NULL)
);
CREATE INDEX meeting_request_list ON meeting_request (prefecture_code, id);
CREATE INDEX meeting_request_of_association ON meeting_request (association_id, id);
CREATE INDEX meeting_request_of_meeting ON meeting_request (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE agenda_item (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    meeting_id uuid REFERENCES meeting (id),
    case_id uuid REFERENCES case_record (id),
    topic text COLLATE "C",
    question text COLLATE "C",
    meeting_request_id uuid REFERENCES meeting_request (id),
    submitted_at timestamptz NOT NULL,
    late boolean NOT NULL,
    late_reason text COLLATE "C",
    predecessor_id uuid UNIQUE REFERENCES agenda_item (id),
    carry_count integer NOT NULL,
    rank integer,
    gaps jsonb NOT NULL,
    orientation text COLLATE "C" CHECK (orientation IN ('SummonsToFile', 'DocumentsRequested', 'UnderReview', 'Reexamination', 'ReferredToCommission',
        'Transferred', 'ApplyOnline', 'FavourableInPrinciple', 'UnfavourableInPrinciple', 'NoLongerRelevant')),
    reason_category text COLLATE "C" CHECK (reason_category IN ('GroundNotMet', 'LengthOfResidence', 'Evidence', 'Ties', 'Resources', 'PublicOrder', 'Other')),
    association_view text COLLATE "C",
    office_view text COLLATE "C",
    person_orientations jsonb NOT NULL,
    status text COLLATE "C" NOT NULL CHECK (status IN ('Submitted', 'Proposed', 'Admitted', 'Returned', 'Withdrawn', 'Examined', 'CarriedOver', 'NotReached')),
    version integer NOT NULL,
    CHECK ((case_id IS NULL) <> (topic IS NULL)),
    CHECK ((status = 'Submitted') = (meeting_id IS NULL) OR status = 'Withdrawn'),
    CHECK (status <> 'Examined' OR case_id IS NULL OR orientation IS NOT NULL)
);
-- A case is put forward by one item at a time.
CREATE UNIQUE INDEX agenda_item_open_case ON agenda_item (case_id) WHERE case_id IS NOT NULL AND status IN ('Submitted', 'Proposed', 'Admitted');
CREATE INDEX agenda_item_of_meeting ON agenda_item (meeting_id, status) WHERE meeting_id IS NOT NULL;
CREATE INDEX agenda_item_pool ON agenda_item (association_id, status, id);
CREATE INDEX agenda_item_of_case ON agenda_item (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX agenda_item_of_request ON agenda_item (meeting_request_id) WHERE meeting_request_id IS NOT NULL;

CREATE TABLE receipt (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    case_id uuid NOT NULL REFERENCES case_record (id),
    agenda_item_id uuid NOT NULL REFERENCES agenda_item (id),
    number text COLLATE "C" NOT NULL UNIQUE,
    at timestamptz NOT NULL,
    hash text COLLATE "C" NOT NULL,
    summary text COLLATE "C" NOT NULL
);
CREATE INDEX receipt_of_item ON receipt (agenda_item_id);
CREATE INDEX receipt_of_case ON receipt (case_id);

CREATE TABLE demonstration (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    reference text COLLATE "C" NOT NULL UNIQUE,
    association_ids jsonb NOT NULL,
    day date NOT NULL,
    assembly_time time,
    place text COLLATE "C" NOT NULL,
    communes jsonb NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    declarations jsonb NOT NULL,
    ban_order text COLLATE "C",
    status text COLLATE "C" NOT NULL CHECK (status IN ('Declared', 'Undeclared', 'Banned', 'Held', 'NotHeld', 'Cancelled')),
    version integer NOT NULL,
    CHECK (status <> 'Banned' OR ban_order IS NOT NULL)
);
CREATE INDEX demonstration_list ON demonstration (prefecture_code, id);

CREATE TABLE audience_request (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    reference text COLLATE "C" NOT NULL UNIQUE,
    demonstration_id uuid REFERENCES demonstration (id),
    received_day date NOT NULL,
    topics jsonb NOT NULL,
    case_ids jsonb NOT NULL,
    brought_case_count integer NOT NULL,
    case_labels jsonb NOT NULL,
    kind text COLLATE "C" CHECK (kind IN ('General', 'CaseBearing')),
    answered_day date,
    target text COLLATE "C" CHECK (target IN ('Next', 'Meeting')),
    target_meeting_id uuid REFERENCES meeting (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Logged', 'Qualified', 'Granted', 'Refused', 'Withdrawn')),
    version integer NOT NULL,
    CHECK ((target = 'Meeting') IS NOT DISTINCT FROM (target_meeting_id IS NOT NULL) OR target IS NULL),
    CHECK (status <> 'Refused' OR demonstration_id IS NULL OR target IS NOT NULL)
);
CREATE INDEX audience_request_list ON audience_request (prefecture_code, id);
CREATE INDEX audience_request_of_association ON audience_request (association_id, id);

-- An audience: no column of it, and no table that points to it alone, can name a case, an orientation or an agenda.
CREATE TABLE audience (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    request_id uuid NOT NULL UNIQUE REFERENCES audience_request (id),
    reference text COLLATE "C" NOT NULL UNIQUE,
    starts_at timestamptz NOT NULL,
    day date NOT NULL,
    place text COLLATE "C" NOT NULL,
    received_by text COLLATE "C" NOT NULL CHECK (received_by IN ('Prefect', 'DirectorOfCabinet', 'SecretaryGeneral', 'SubPrefect', 'CabinetStaff')),
    topics jsonb,
    present jsonb,
    speaker text COLLATE "C",
    status text COLLATE "C" NOT NULL CHECK (status IN ('Planned', 'Held', 'Noted', 'Cancelled')),
    version integer NOT NULL
);
CREATE INDEX audience_list ON audience (prefecture_code, id);

CREATE TABLE referral (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    number text COLLATE "C" NOT NULL UNIQUE,
    audience_request_id uuid REFERENCES audience_request (id),
    audience_id uuid REFERENCES audience (id),
    label text COLLATE "C",
    case_id uuid REFERENCES case_record (id),
    target text COLLATE "C" NOT NULL CHECK (target IN ('Next', 'Meeting')),
    target_meeting_id uuid REFERENCES meeting (id),
    reason text COLLATE "C" NOT NULL,
    agenda_item_id uuid REFERENCES agenda_item (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Pending', 'Placed', 'Treated', 'Lapsed')),
    version integer NOT NULL,
    CHECK ((audience_request_id IS NULL) <> (audience_id IS NULL)),
    CHECK ((target = 'Meeting') = (target_meeting_id IS NOT NULL)),
    CHECK (status <> 'Placed' OR (case_id IS NOT NULL AND agenda_item_id IS NOT NULL))
);
CREATE INDEX referral_list ON referral (prefecture_code, id);
CREATE INDEX referral_waiting ON referral (association_id, status, id);
CREATE INDEX referral_of_request ON referral (audience_request_id, id) WHERE audience_request_id IS NOT NULL;
CREATE INDEX referral_of_item ON referral (agenda_item_id) WHERE agenda_item_id IS NOT NULL;

CREATE TABLE commitment (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    side text COLLATE "C" NOT NULL CHECK (side IN ('Association', 'Prefecture')),
    owner text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    due_day date NOT NULL,
    meeting_id uuid REFERENCES meeting (id),
    agenda_item_id uuid REFERENCES agenda_item (id),
    audience_id uuid REFERENCES audience (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Open', 'Kept', 'Broken', 'Dropped')),
    version integer NOT NULL,
    CHECK (audience_id IS NULL OR (meeting_id IS NULL AND agenda_item_id IS NULL))
);
CREATE INDEX commitment_list ON commitment (prefecture_code, id);
CREATE INDEX commitment_of_association ON commitment (association_id, status, id);
CREATE INDEX commitment_of_audience ON commitment (audience_id) WHERE audience_id IS NOT NULL;

CREATE TABLE regularisation_figure (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    from_day date NOT NULL,
    to_day date NOT NULL,
    population text COLLATE "C" NOT NULL,
    basis text COLLATE "C" NOT NULL,
    granted integer NOT NULL CHECK (granted >= 0),
    applications integer CHECK (applications >= 0),
    quoted_rate_percent numeric,
    source text COLLATE "C" NOT NULL,
    entered_at timestamptz NOT NULL,
    entered_by uuid NOT NULL,
    CHECK (applications IS NULL OR quoted_rate_percent IS NULL),
    CHECK (applications IS NULL OR granted <= applications)
);
CREATE INDEX regularisation_figure_list ON regularisation_figure (prefecture_code, id);

-- The second wall. A transaction says whose rows it may touch; a query that forgot its WHERE still sees no others, and one that
-- said nothing sees none. The owner of the tables is not bound by it, so the service runs under another role.
-- CASE, not OR: the planner takes the OR for rare, and then sorts a whole prefecture where it should walk an index.
CREATE FUNCTION reach_prefecture() RETURNS text STABLE PARALLEL SAFE
    RETURN current_setting('liaison.prefecture', true);

-- Empty for the prefecture's own people, who reach all associations.
CREATE FUNCTION reach_association() RETURNS uuid STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('liaison.association', true), '')::uuid;

ALTER TABLE case_record ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_record USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);

ALTER TABLE agenda_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON agenda_item USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);

ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON receipt USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);

ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON referral USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);

ALTER TABLE audience_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON audience_request USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);

ALTER TABLE commitment ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON commitment USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);

-- What hangs on a case is reached with it: the policy of case_record holds inside these.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON person USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = person.case_id));

ALTER TABLE mandate ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON mandate USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = mandate.case_id));

ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON decision USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = decision.case_id));

-- A passage of any noun may give a reason that tells of a case; it knows the prefecture alone.
ALTER TABLE passage ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON passage USING (prefecture_code = reach_prefecture());
