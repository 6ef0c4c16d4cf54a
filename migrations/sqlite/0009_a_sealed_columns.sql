-- What is said of people is sealed: an envelope for each row, under the key of its case or of its prefecture. The keys are not in this database.
-- What not every reader of a row may know has an envelope of its own. 0009_b seals what stands in the plain columns, 0009_c drops these.
ALTER TABLE case_record ADD COLUMN sealed BLOB;
ALTER TABLE person ADD COLUMN sealed BLOB;
ALTER TABLE mandate ADD COLUMN sealed BLOB;
ALTER TABLE agenda_item ADD COLUMN sealed BLOB;
ALTER TABLE receipt ADD COLUMN sealed BLOB;
ALTER TABLE commitment ADD COLUMN sealed BLOB;
ALTER TABLE passage ADD COLUMN sealed BLOB;
ALTER TABLE meeting_request ADD COLUMN sealed BLOB;
ALTER TABLE audience_request ADD COLUMN sealed BLOB;
ALTER TABLE audience ADD COLUMN sealed BLOB;
ALTER TABLE audience ADD COLUMN sealed_speaker BLOB;
ALTER TABLE referral ADD COLUMN sealed BLOB;
ALTER TABLE referral ADD COLUMN sealed_label BLOB;
