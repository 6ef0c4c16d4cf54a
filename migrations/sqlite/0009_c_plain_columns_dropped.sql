-- The plain columns whose content 0009_b has sealed. An item without a case is a topic. Two tables have checks over what is dropped: SQLite
-- wants them made anew, with foreign keys off, as the migrator has them.
ALTER TABLE case_record DROP COLUMN address;
ALTER TABLE case_record DROP COLUMN situation_summary;
ALTER TABLE mandate DROP COLUMN language;
ALTER TABLE mandate DROP COLUMN proof_reference;
ALTER TABLE receipt DROP COLUMN hash;
ALTER TABLE receipt DROP COLUMN summary;
ALTER TABLE commitment DROP COLUMN owner;
ALTER TABLE commitment DROP COLUMN text;
ALTER TABLE passage DROP COLUMN reason;
ALTER TABLE meeting_request DROP COLUMN subject;
ALTER TABLE meeting_request DROP COLUMN contact;
ALTER TABLE meeting_request DROP COLUMN information_requests;
ALTER TABLE audience_request DROP COLUMN case_labels;
ALTER TABLE audience DROP COLUMN present;
ALTER TABLE audience DROP COLUMN speaker;
ALTER TABLE referral DROP COLUMN label;
ALTER TABLE referral DROP COLUMN reason;

CREATE TABLE person_new (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    position INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    sealed BLOB
) STRICT;
INSERT INTO person_new SELECT id, case_id, position, added_at, sealed FROM person;
DROP TABLE person;
ALTER TABLE person_new RENAME TO person;
CREATE INDEX person_of ON person (case_id, position);
CREATE INDEX person_counted ON person (case_id, added_at);

CREATE TABLE agenda_item_new (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    meeting_id TEXT REFERENCES meeting (id),
    case_id TEXT REFERENCES case_record (id),
    meeting_request_id TEXT REFERENCES meeting_request (id),
    submitted_at TEXT NOT NULL,
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    predecessor_id TEXT UNIQUE REFERENCES agenda_item (id),
    carry_count INTEGER NOT NULL,
    rank INTEGER,
    gaps TEXT NOT NULL,
    orientation TEXT CHECK (orientation IN ('SummonsToFile', 'DocumentsRequested', 'UnderReview', 'Reexamination', 'ReferredToCommission',
        'Transferred', 'ApplyOnline', 'FavourableInPrinciple', 'UnfavourableInPrinciple', 'NoLongerRelevant')),
    reason_category TEXT CHECK (reason_category IN ('GroundNotMet', 'LengthOfResidence', 'Evidence', 'Ties', 'Resources', 'PublicOrder', 'Other')),
    person_orientations TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('Submitted', 'Proposed', 'Admitted', 'Returned', 'Withdrawn', 'Examined', 'CarriedOver', 'NotReached')),
    version INTEGER NOT NULL,
    changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z',
    sealed BLOB,
    CHECK ((status = 'Submitted') = (meeting_id IS NULL) OR status = 'Withdrawn'),
    CHECK (status <> 'Examined' OR case_id IS NULL OR orientation IS NOT NULL)
) STRICT;
INSERT INTO agenda_item_new SELECT id, prefecture_code, association_id, meeting_id, case_id, meeting_request_id, submitted_at, late, predecessor_id,
    carry_count, rank, gaps, orientation, reason_category, person_orientations, status, version, changed_at, sealed FROM agenda_item;
DROP TABLE agenda_item;
ALTER TABLE agenda_item_new RENAME TO agenda_item;
CREATE UNIQUE INDEX agenda_item_open_case ON agenda_item (case_id) WHERE case_id IS NOT NULL AND status IN ('Submitted', 'Proposed', 'Admitted');
CREATE INDEX agenda_item_pool ON agenda_item (association_id, status, id);
CREATE INDEX agenda_item_of_case ON agenda_item (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX agenda_item_of_request ON agenda_item (meeting_request_id) WHERE meeting_request_id IS NOT NULL;
CREATE INDEX agenda_item_list ON agenda_item (prefecture_code, id);
CREATE INDEX agenda_item_of_association ON agenda_item (association_id, id);
CREATE INDEX agenda_item_counted ON agenda_item (meeting_id, status, case_id, association_id, submitted_at) WHERE meeting_id IS NOT NULL;
CREATE INDEX agenda_item_changed ON agenda_item (prefecture_code, changed_at, id);
