-- What cases are found by: keyed hashes of words, birth dates and numbers. Which they are is told by nobody without the key of the prefecture.
CREATE TABLE case_token (
    token bytea NOT NULL,
    case_id uuid NOT NULL REFERENCES case_record (id),
    PRIMARY KEY (token, case_id)
);
CREATE INDEX case_token_of ON case_token (case_id);

-- It hangs on a case and is reached with it.
ALTER TABLE case_token ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_token USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = case_token.case_id));
