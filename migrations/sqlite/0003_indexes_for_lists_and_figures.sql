-- Lists of items go on after an id, for a prefecture and for an association; figures are counted from the indexes alone.
CREATE INDEX agenda_item_list ON agenda_item (prefecture_code, id);
CREATE INDEX agenda_item_of_association ON agenda_item (association_id, id);
CREATE INDEX agenda_item_counted ON agenda_item (meeting_id, status, case_id, association_id, submitted_at) WHERE meeting_id IS NOT NULL;
DROP INDEX agenda_item_of_meeting;
CREATE INDEX person_counted ON person (case_id, added_at);
