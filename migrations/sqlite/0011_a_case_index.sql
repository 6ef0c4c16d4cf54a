-- What cases are found by: keyed hashes of words, birth dates and numbers. Which they are is told by nobody without the key of the prefecture.
CREATE TABLE case_token (
    token BLOB NOT NULL,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    PRIMARY KEY (token, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_token_of ON case_token (case_id);
