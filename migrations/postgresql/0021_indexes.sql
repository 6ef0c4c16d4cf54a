-- What is open of an association: few among the many that were kept.
CREATE INDEX commitment_open ON commitment (association_id, id) WHERE status = 'Open';

-- No statement looks a request up by its association alone, and each index costs every new request a page.
DROP INDEX meeting_request_of_association;
