-- The plain columns whose content 0009_b has sealed. An item without a case is a topic.
ALTER TABLE case_record DROP COLUMN address, DROP COLUMN situation_summary;
ALTER TABLE person DROP COLUMN family_name, DROP COLUMN given_names, DROP COLUMN birth_date, DROP COLUMN birth_year, DROP COLUMN nationalities,
    DROP COLUMN ground_key, DROP COLUMN agdref, DROP COLUMN stated_minor;
ALTER TABLE mandate DROP COLUMN language, DROP COLUMN proof_reference;
ALTER TABLE agenda_item DROP COLUMN topic, DROP COLUMN question, DROP COLUMN late_reason, DROP COLUMN association_view, DROP COLUMN office_view;
ALTER TABLE receipt DROP COLUMN hash, DROP COLUMN summary;
ALTER TABLE commitment DROP COLUMN owner, DROP COLUMN text;
ALTER TABLE passage DROP COLUMN reason;
ALTER TABLE meeting_request DROP COLUMN subject, DROP COLUMN contact, DROP COLUMN information_requests;
ALTER TABLE audience_request DROP COLUMN case_labels;
ALTER TABLE audience DROP COLUMN present, DROP COLUMN speaker;
ALTER TABLE referral DROP COLUMN label, DROP COLUMN reason;
