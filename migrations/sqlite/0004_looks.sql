-- Entries of looks wait in a file beside this one until they are sealed; a checkpoint says up to which of them the journal holds.
ALTER TABLE journal_checkpoint ADD COLUMN last_look_id INTEGER NOT NULL DEFAULT 0;
