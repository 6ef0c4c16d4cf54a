-- Why a meeting was put off is said of people too: its former dates are sealed. 0019_b seals them, 0019_c drops the plain column.
ALTER TABLE meeting ADD COLUMN sealed BLOB;

-- Of few households a mandate was ever withdrawn: each row that tells of one is asked whether that is so.
CREATE INDEX mandate_withdrawn ON mandate (case_id) WHERE withdrawn_day IS NOT NULL;
