-- Who is reminded of what falls due: how long before, and a row for each time that it was.
ALTER TABLE prefecture ADD COLUMN reminder_working_days integer NOT NULL DEFAULT 5 CHECK (reminder_working_days BETWEEN 0 AND 60);

CREATE TABLE reminder (
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Commitment', 'Minutes', 'Observation')),
    subject_id uuid NOT NULL,
    stage text COLLATE "C" NOT NULL CHECK (stage IN ('DueSoon', 'Overdue')),
    due_day date NOT NULL,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid NOT NULL REFERENCES association (id),
    raised_day date NOT NULL,
    PRIMARY KEY (subject_id, association_id, stage, due_day)
);

-- What is open and falls due; what was made at a meeting.
CREATE INDEX commitment_due ON commitment (prefecture_code, due_day, id) WHERE status = 'Open';
CREATE INDEX commitment_of_meeting ON commitment (meeting_id) WHERE meeting_id IS NOT NULL;

ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON reminder USING (
    prefecture_code = reach_prefecture() AND CASE WHEN reach_association() IS NULL THEN true ELSE association_id = reach_association() END);
