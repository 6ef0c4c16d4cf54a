-- What the limits that run for a household are counted from, and when cases were urgent.
ALTER TABLE decision ADD COLUMN notified_at timestamptz;
ALTER TABLE decision ADD COLUMN appeal_period text COLLATE "C"
    CHECK (appeal_period IN ('OneMonth', 'SevenDays', 'FortyEightHours', 'ThirtyDays', 'FifteenDays'));
ALTER TABLE decision ADD COLUMN departure_days integer CHECK (departure_days BETWEEN 0 AND 365);
ALTER TABLE decision ADD COLUMN application_day date;

CREATE TABLE case_urgency (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_record (id),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Custody', 'FortyEightHourOrder', 'Other')),
    status text COLLATE "C" NOT NULL CHECK (status IN ('NotUrgent', 'Urgent')),
    version integer NOT NULL
);
-- A case is urgent once at a time.
CREATE UNIQUE INDEX case_urgency_present ON case_urgency (case_id) WHERE status = 'Urgent';
CREATE INDEX case_urgency_of ON case_urgency (case_id, id);

-- It hangs on a case and is reached with it.
ALTER TABLE case_urgency ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON case_urgency USING (EXISTS (SELECT 1 FROM case_record WHERE case_record.id = case_urgency.case_id));
