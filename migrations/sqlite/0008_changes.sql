-- When a row of a list last changed, for those who keep a copy: modifiedSince. The instants of one prefecture never go back, whatever the
-- clocks of its nodes say, so whoever goes on from the last one he has seen misses nothing. What was there counts as changed now;
-- SQLite keeps the default that such a column needs.
CREATE TABLE change_clock (
    prefecture_code TEXT PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

ALTER TABLE association ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE association SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX association_changed ON association (prefecture_code, changed_at, id);

ALTER TABLE case_record ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE case_record SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX case_record_changed ON case_record (prefecture_code, changed_at, id);

ALTER TABLE meeting_request ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE meeting_request SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX meeting_request_changed ON meeting_request (prefecture_code, changed_at, id);

ALTER TABLE meeting ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE meeting SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX meeting_changed ON meeting (prefecture_code, changed_at, id);

ALTER TABLE agenda_item ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE agenda_item SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX agenda_item_changed ON agenda_item (prefecture_code, changed_at, id);

ALTER TABLE commitment ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE commitment SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX commitment_changed ON commitment (prefecture_code, changed_at, id);

ALTER TABLE demonstration ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE demonstration SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX demonstration_changed ON demonstration (prefecture_code, changed_at, id);

ALTER TABLE audience_request ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE audience_request SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX audience_request_changed ON audience_request (prefecture_code, changed_at, id);

ALTER TABLE audience ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE audience SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX audience_changed ON audience (prefecture_code, changed_at, id);

ALTER TABLE referral ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE referral SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX referral_changed ON referral (prefecture_code, changed_at, id);

ALTER TABLE regularisation_figure ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.0000000Z';
UPDATE regularisation_figure SET changed_at = strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now');
CREATE INDEX regularisation_figure_changed ON regularisation_figure (prefecture_code, changed_at, id);
