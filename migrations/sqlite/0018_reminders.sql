-- Who is reminded of what falls due: how long before, and a row for each time that it was.
ALTER TABLE prefecture ADD COLUMN reminder_working_days INTEGER NOT NULL DEFAULT 5 CHECK (reminder_working_days BETWEEN 0 AND 60);

CREATE TABLE reminder (
    kind TEXT NOT NULL CHECK (kind IN ('Commitment', 'Minutes', 'Observation')),
    subject_id TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('DueSoon', 'Overdue')),
    due_day TEXT NOT NULL,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT NOT NULL REFERENCES association (id),
    raised_day TEXT NOT NULL,
    PRIMARY KEY (subject_id, association_id, stage, due_day)
) STRICT;

-- What is open and falls due; what was made at a meeting.
CREATE INDEX commitment_due ON commitment (prefecture_code, due_day, id) WHERE status = 'Open';
CREATE INDEX commitment_of_meeting ON commitment (meeting_id) WHERE meeting_id IS NOT NULL;
