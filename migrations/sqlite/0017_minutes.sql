-- The minutes of meetings: what either side writes, what circulates, and the editions that never change.
CREATE TABLE minutes (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    meeting_id TEXT NOT NULL UNIQUE REFERENCES meeting (id),
    status TEXT NOT NULL CHECK (status IN ('Draft', 'Circulated', 'Concluded')),
    edition INTEGER NOT NULL,
    due_day TEXT,
    corrected TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- What is written on a general point, or on an item: then its id is that of the item.
CREATE TABLE minutes_section (
    id TEXT PRIMARY KEY,
    minutes_id TEXT NOT NULL REFERENCES minutes (id),
    kind TEXT NOT NULL CHECK (kind IN ('General', 'Item')),
    agenda_item_id TEXT REFERENCES agenda_item (id),
    case_id TEXT REFERENCES case_record (id),
    association_id TEXT REFERENCES association (id),
    status TEXT NOT NULL CHECK (status IN ('Present', 'Removed')),
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    sealed BLOB
) STRICT;
CREATE INDEX minutes_section_of ON minutes_section (minutes_id, created_at, id);

-- Each wording of a section, whole: who wrote it stays.
CREATE TABLE minutes_change (
    id TEXT PRIMARY KEY,
    section_id TEXT NOT NULL REFERENCES minutes_section (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    by_key TEXT NOT NULL,
    by_role TEXT NOT NULL,
    sealed BLOB,
    UNIQUE (section_id, number)
) STRICT;

-- A text that circulated; concluded it has a number, which is given once.
CREATE TABLE minutes_edition (
    id TEXT PRIMARY KEY,
    minutes_id TEXT NOT NULL REFERENCES minutes (id),
    status TEXT NOT NULL CHECK (status IN ('Circulated', 'Revised', 'Concluded')),
    number INTEGER,
    circulated_at TEXT NOT NULL,
    due_day TEXT NOT NULL,
    concluded_at TEXT,
    result TEXT CHECK (result IN ('NoObservation', 'Observed', 'ApprovedInPart', 'Approved', 'ApprovedWithReservations', 'Contested')),
    root BLOB,
    leaves BLOB,
    checkpoint TEXT,
    checkpoint_key TEXT,
    checkpoint_signature BLOB,
    CHECK ((status = 'Concluded') = (number IS NOT NULL AND concluded_at IS NOT NULL AND root IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX minutes_edition_number ON minutes_edition (minutes_id, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX minutes_edition_present ON minutes_edition (minutes_id) WHERE status = 'Circulated';
CREATE INDEX minutes_edition_of ON minutes_edition (minutes_id, id);

-- One part of such a text. The leaf says nothing of it without the salt, which is sealed with it.
CREATE TABLE minutes_part (
    id TEXT PRIMARY KEY,
    edition_id TEXT NOT NULL REFERENCES minutes_edition (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('Head', 'Sitting', 'General', 'Item', 'Person', 'Commitments', 'Observation', 'Position', 'Result')),
    readers TEXT NOT NULL CHECK (readers IN ('Everybody', 'Table', 'OneAssociation')),
    section_id TEXT,
    case_id TEXT REFERENCES case_record (id),
    person_id TEXT REFERENCES person (id),
    association_id TEXT REFERENCES association (id),
    leaf BLOB NOT NULL,
    place INTEGER,
    sealed BLOB,
    UNIQUE (edition_id, position)
) STRICT;
CREATE INDEX minutes_part_case ON minutes_part (case_id) WHERE case_id IS NOT NULL;

-- Observations never change; a reply is given once.
CREATE TABLE minutes_observation (
    id TEXT PRIMARY KEY,
    minutes_id TEXT NOT NULL REFERENCES minutes (id),
    edition_id TEXT NOT NULL REFERENCES minutes_edition (id),
    for_edition INTEGER NOT NULL,
    association_id TEXT NOT NULL REFERENCES association (id),
    readers TEXT NOT NULL CHECK (readers IN ('Table', 'OneAssociation')),
    section_id TEXT,
    case_id TEXT REFERENCES case_record (id),
    at TEXT NOT NULL,
    by_key TEXT NOT NULL,
    by_role TEXT NOT NULL,
    replied_at TEXT,
    replied_by TEXT,
    sealed BLOB,
    sealed_reply BLOB
) STRICT;
CREATE INDEX minutes_observation_of ON minutes_observation (minutes_id, for_edition, id);
CREATE INDEX minutes_observation_case ON minutes_observation (case_id) WHERE case_id IS NOT NULL;

-- Each position that was taken on a text; the last one holds.
CREATE TABLE minutes_position (
    id TEXT PRIMARY KEY,
    edition_id TEXT NOT NULL REFERENCES minutes_edition (id),
    association_id TEXT NOT NULL REFERENCES association (id),
    position TEXT NOT NULL CHECK (position IN ('Approved', 'ApprovedWithReservations', 'Contested')),
    at TEXT NOT NULL,
    by_key TEXT NOT NULL,
    by_role TEXT NOT NULL,
    sealed BLOB
) STRICT;
CREATE INDEX minutes_position_of ON minutes_position (edition_id, association_id, id);

-- That an association has its extract of an edition.
CREATE TABLE minutes_delivery (
    edition_id TEXT NOT NULL REFERENCES minutes_edition (id),
    association_id TEXT NOT NULL REFERENCES association (id),
    means TEXT NOT NULL CHECK (means IN ('Read', 'Handed', 'Post', 'Email')),
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    by_key TEXT NOT NULL,
    by_role TEXT NOT NULL,
    PRIMARY KEY (edition_id, association_id)
) STRICT;
