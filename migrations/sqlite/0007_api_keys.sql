-- What a key is for, what it is narrowed to, its last use, its former secret and why it was taken back. A key made before has none of these.
ALTER TABLE api_key ADD COLUMN name TEXT;
ALTER TABLE api_key ADD COLUMN scopes TEXT;
ALTER TABLE api_key ADD COLUMN allowed_networks TEXT;
ALTER TABLE api_key ADD COLUMN made_by TEXT;
ALTER TABLE api_key ADD COLUMN last_used_at TEXT;
ALTER TABLE api_key ADD COLUMN rotated_at TEXT;
ALTER TABLE api_key ADD COLUMN former_secret_hash TEXT;
ALTER TABLE api_key ADD COLUMN former_good_until TEXT;
ALTER TABLE api_key ADD COLUMN revocation_reason TEXT;
CREATE INDEX api_key_list ON api_key (prefecture_code, id);
