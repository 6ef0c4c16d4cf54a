-- The documents attached to cases. Content, title and hash are sealed under the key of the case; what is left says that there was one.
CREATE TABLE case_document (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    person_id uuid REFERENCES person (id),
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN ('Identity', 'Residence', 'Employment', 'Schooling', 'Family', 'Mandate', 'Decision', 'Correspondence', 'Other')),
    confidentiality text COLLATE "C" NOT NULL CHECK (confidentiality IN ('Shared', 'OwnSide')),
    side text COLLATE "C" NOT NULL CHECK (side IN ('Association', 'Prefecture')),
    added_at timestamptz NOT NULL,
    media_type text COLLATE "C" NOT NULL,
    bytes integer NOT NULL,
    status text COLLATE "C" NOT NULL CHECK (status IN ('Kept', 'Removed')),
    version integer NOT NULL,
    sealed bytea,
    sealed_content bytea
);
CREATE INDEX case_document_of ON case_document (case_id, id);

-- It hangs on a case and is reached with it.
ALTER TABLE case_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_document USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = case_document.case_id));
