-- The minutes of meetings: what either side writes, what circulates, and the editions that never change.
CREATE TABLE minutes (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    meeting_id uuid NOT NULL UNIQUE REFERENCES meeting (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Draft', 'Circulated', 'Concluded')),
    edition integer NOT NULL,
    due_day date,
    corrected jsonb NOT NULL,
    version integer NOT NULL
);

-- What is written on a general point, or on an item: then its id is that of the item.
CREATE TABLE minutes_section (
    id uuid PRIMARY KEY,
    minutes_id uuid NOT NULL REFERENCES minutes (id),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('General', 'Item')),
    agenda_item_id uuid REFERENCES agenda_item (id),
    case_id uuid REFERENCES case_record (id),
    association_id uuid REFERENCES association (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Present', 'Removed')),
    created_at timestamptz NOT NULL,
    version integer NOT NULL,
    sealed bytea
);
CREATE INDEX minutes_section_of ON minutes_section (minutes_id, created_at, id);

-- Each wording of a section, whole: who wrote it stays.
CREATE TABLE minutes_change (
    id uuid PRIMARY KEY,
    section_id uuid NOT NULL REFERENCES minutes_section (id),
    number integer NOT NULL,
    at timestamptz NOT NULL,
    by_key uuid NOT NULL,
    by_role text COLLATE "C" NOT NULL,
    sealed bytea,
    UNIQUE (section_id, number)
);

-- A text that circulated; concluded it has a number, which is given once.
CREATE TABLE minutes_edition (
    id uuid PRIMARY KEY,
    minutes_id uuid NOT NULL REFERENCES minutes (id),
    status text COLLATE "C" NOT NULL CHECK (status IN ('Circulated', 'Revised', 'Concluded')),
    number integer,
    circulated_at timestamptz NOT NULL,
    due_day date NOT NULL,
    concluded_at timestamptz,
    result text COLLATE "C" CHECK (result IN ('NoObservation', 'Observed', 'ApprovedInPart', 'Approved', 'ApprovedWithReservations', 'Contested')),
    root bytea,
    leaves bytea,
    checkpoint text COLLATE "C",
    checkpoint_key text COLLATE "C",
    checkpoint_signature bytea,
    CHECK ((status = 'Concluded') = (number IS NOT NULL AND concluded_at IS NOT NULL AND root IS NOT NULL))
);
CREATE UNIQUE INDEX minutes_edition_number ON minutes_edition (minutes_id, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX minutes_edition_present ON minutes_edition (minutes_id) WHERE status = 'Circulated';
CREATE INDEX minutes_edition_of ON minutes_edition (minutes_id, id);

-- One part of such a text. The leaf says nothing of it without the salt, which is sealed with it.
CREATE TABLE minutes_part (
    id uuid PRIMARY KEY,
    edition_id uuid NOT NULL REFERENCES minutes_edition (id),
    position integer NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Head', 'Sitting', 'General', 'Item', 'Person', 'Commitments', 'Observation', 'Position', 'Result')),
    readers text COLLATE "C" NOT NULL CHECK (readers IN ('Everybody', 'Table', 'OneAssociation')),
    section_id uuid,
    case_id uuid REFERENCES case_record (id),
    person_id uuid REFERENCES person (id),
    association_id uuid REFERENCES association (id),
    leaf bytea NOT NULL,
    place integer,
    sealed bytea,
    UNIQUE (edition_id, position)
);
CREATE INDEX minutes_part_case ON minutes_part (case_id) WHERE case_id IS NOT NULL;

-- Observations never change; a reply is given once.
CREATE TABLE minutes_observation (
    id uuid PRIMARY KEY,
    minutes_id uuid NOT NULL REFERENCES minutes (id),
    edition_id uuid NOT NULL REFERENCES minutes_edition (id),
    for_edition integer NOT NULL,
    association_id uuid NOT NULL REFERENCES association (id),
    readers text COLLATE "C" NOT NULL CHECK (readers IN ('Table', 'OneAssociation')),
    section_id uuid,
    case_id uuid REFERENCES case_record (id),
    at timestamptz NOT NULL,
    by_key uuid NOT NULL,
    by_role text COLLATE "C" NOT NULL,
    replied_at timestamptz,
    replied_by uuid,
    sealed bytea,
    sealed_reply bytea
);
CREATE INDEX minutes_observation_of ON minutes_observation (minutes_id, for_edition, id);
CREATE INDEX minutes_observation_case ON minutes_observation (case_id) WHERE case_id IS NOT NULL;

-- Each position that was taken on a text; the last one holds.
CREATE TABLE minutes_position (
    id uuid PRIMARY KEY,
    edition_id uuid NOT NULL REFERENCES minutes_edition (id),
    association_id uuid NOT NULL REFERENCES association (id),
    position text COLLATE "C" NOT NULL CHECK (position IN ('Approved', 'ApprovedWithReservations', 'Contested')),
    at timestamptz NOT NULL,
    by_key uuid NOT NULL,
    by_role text COLLATE "C" NOT NULL,
    sealed bytea
);
CREATE INDEX minutes_position_of ON minutes_position (edition_id, association_id, id);

-- That an association has its extract of an edition.
CREATE TABLE minutes_delivery (
    edition_id uuid NOT NULL REFERENCES minutes_edition (id),
    association_id uuid NOT NULL REFERENCES association (id),
    means text COLLATE "C" NOT NULL CHECK (means IN ('Read', 'Handed', 'Post', 'Email')),
    day date NOT NULL,
    at timestamptz NOT NULL,
    by_key uuid NOT NULL,
    by_role text COLLATE "C" NOT NULL,
    PRIMARY KEY (edition_id, association_id)
);

-- An association reaches the minutes of the meetings it is invited to, and of what is in them its own and what is common.
ALTER TABLE minutes ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes USING (prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE EXISTS (
    SELECT 1 FROM meeting_association invited WHERE invited.meeting_id = minutes.meeting_id AND invited.association_id = reach_association()) END);

ALTER TABLE minutes_section ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes_section USING (EXISTS (SELECT 1 FROM minutes WHERE minutes.id = minutes_section.minutes_id)
    AND CASE WHEN reach_association() IS NULL OR association_id IS NULL THEN true ELSE association_id = reach_association() END);

ALTER TABLE minutes_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes_change USING (EXISTS (SELECT 1 FROM minutes_section WHERE minutes_section.id = minutes_change.section_id));

ALTER TABLE minutes_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes_edition USING (EXISTS (SELECT 1 FROM minutes WHERE minutes.id = minutes_edition.minutes_id));

ALTER TABLE minutes_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes_part USING (EXISTS (SELECT 1 FROM minutes_edition WHERE minutes_edition.id = minutes_part.edition_id)
    AND CASE WHEN reach_association() IS NULL OR readers <> 'OneAssociation' THEN true ELSE association_id = reach_association() END);

-- Of a case only its own association reads what is said of it; on common points those at the table read each other.
ALTER TABLE minutes_observation ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes_observation USING (EXISTS (SELECT 1 FROM minutes WHERE minutes.id = minutes_observation.minutes_id)
    AND CASE WHEN reach_association() IS NULL OR readers = 'Table' THEN true ELSE association_id = reach_association() END);

ALTER TABLE minutes_position ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes_position USING (EXISTS (SELECT 1 FROM minutes_edition WHERE minutes_edition.id = minutes_position.edition_id));

ALTER TABLE minutes_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON minutes_delivery USING (EXISTS (SELECT 1 FROM minutes_edition WHERE minutes_edition.id = minutes_delivery.edition_id)
    AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);
