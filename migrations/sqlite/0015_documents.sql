-- The documents attached to cases. Content, title and hash are sealed under the key of the case; what is left says that there was one.
CREATE TABLE case_document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    person_id TEXT REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('Identity', 'Residence', 'Employment', 'Schooling', 'Family', 'Mandate', 'Decision', 'Correspondence', 'Other')),
    confidentiality TEXT NOT NULL CHECK (confidentiality IN ('Shared', 'OwnSide')),
    side TEXT NOT NULL CHECK (side IN ('Association', 'Prefecture')),
    added_at TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('Kept', 'Removed')),
    version INTEGER NOT NULL,
    sealed BLOB,
    sealed_content BLOB
) STRICT;
CREATE INDEX case_document_of ON case_document (case_id, id);
