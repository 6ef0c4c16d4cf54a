-- What the limits that run for a household are counted from, and when cases were urgent.
ALTER TABLE decision ADD COLUMN notified_at TEXT;
ALTER TABLE decision ADD COLUMN appeal_period TEXT CHECK (appeal_period IN ('OneMonth', 'SevenDays', 'FortyEightHours', 'ThirtyDays', 'FifteenDays'));
ALTER TABLE decision ADD COLUMN departure_days INTEGER CHECK (departure_days BETWEEN 0 AND 365);
ALTER TABLE decision ADD COLUMN application_day TEXT;

CREATE TABLE case_urgency (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_record (id),
    kind TEXT NOT NULL CHECK (kind IN ('Custody', 'FortyEightHourOrder', 'Other')),
    status TEXT NOT NULL CHECK (status IN ('NotUrgent', 'Urgent')),
    version INTEGER NOT NULL
) STRICT;
-- A case is urgent once at a time.
CREATE UNIQUE INDEX case_urgency_present ON case_urgency (case_id) WHERE status = 'Urgent';
CREATE INDEX case_urgency_of ON case_urgency (case_id, id);
