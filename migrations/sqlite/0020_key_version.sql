-- Rises with every change of what decides who comes in by a key. What a node has read of keys holds until it does, so that one small row
-- is read for each request instead of a key and its association.
CREATE TABLE key_version (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL) STRICT;
INSERT INTO key_version (one, version) VALUES (1, 1);

CREATE TRIGGER api_key_changed
AFTER UPDATE OF prefix, secret_hash, role, prefecture_code, association_id, scopes, allowed_networks, expires_at, former_secret_hash, former_good_until, revoked_at ON api_key
BEGIN
    UPDATE key_version SET version = version + 1;
END;

CREATE TRIGGER association_status_changed AFTER UPDATE OF status ON association
BEGIN
    UPDATE key_version SET version = version + 1;
END;
