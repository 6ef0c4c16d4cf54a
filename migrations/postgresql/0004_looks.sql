-- Looks are entered into the journal at once here; on SQLite they wait beside the database until they are sealed.
ALTER TABLE journal_checkpoint ADD COLUMN last_look_id bigint NOT NULL DEFAULT 0;
