-- When a row of a list last changed, for those who keep a copy: modifiedSince. The instants of one prefecture never go back, whatever the
-- clocks of its nodes say, so whoever goes on from the last one he has seen misses nothing. What was there counts as changed now.
CREATE TABLE change_clock (
    prefecture_code text COLLATE "C" PRIMARY KEY,
    at timestamptz NOT NULL
);

ALTER TABLE association ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE association ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX association_changed ON association (prefecture_code, changed_at, id);

ALTER TABLE case_record ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE case_record ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX case_record_changed ON case_record (prefecture_code, changed_at, id);

ALTER TABLE meeting_request ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE meeting_request ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX meeting_request_changed ON meeting_request (prefecture_code, changed_at, id);

ALTER TABLE meeting ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE meeting ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX meeting_changed ON meeting (prefecture_code, changed_at, id);

ALTER TABLE agenda_item ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE agenda_item ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX agenda_item_changed ON agenda_item (prefecture_code, changed_at, id);

ALTER TABLE commitment ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE commitment ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX commitment_changed ON commitment (prefecture_code, changed_at, id);

ALTER TABLE demonstration ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE demonstration ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX demonstration_changed ON demonstration (prefecture_code, changed_at, id);

ALTER TABLE audience_request ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE audience_request ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX audience_request_changed ON audience_request (prefecture_code, changed_at, id);

ALTER TABLE audience ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE audience ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX audience_changed ON audience (prefecture_code, changed_at, id);

ALTER TABLE referral ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE referral ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX referral_changed ON referral (prefecture_code, changed_at, id);

ALTER TABLE regularisation_figure ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE regularisation_figure ALTER COLUMN changed_at DROP DEFAULT;
CREATE INDEX regularisation_figure_changed ON regularisation_figure (prefecture_code, changed_at, id);
