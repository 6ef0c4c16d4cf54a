-- What a key is for, what it is narrowed to, its last use, its former secret and why it was taken back. A key made before has none of these.
ALTER TABLE api_key ADD COLUMN name text COLLATE "C";
ALTER TABLE api_key ADD COLUMN scopes jsonb;
ALTER TABLE api_key ADD COLUMN allowed_networks jsonb;
ALTER TABLE api_key ADD COLUMN made_by uuid;
ALTER TABLE api_key ADD COLUMN last_used_at timestamptz;
ALTER TABLE api_key ADD COLUMN rotated_at timestamptz;
ALTER TABLE api_key ADD COLUMN former_secret_hash text COLLATE "C";
ALTER TABLE api_key ADD COLUMN former_good_until timestamptz;
ALTER TABLE api_key ADD COLUMN revocation_reason text COLLATE "C";
CREATE INDEX api_key_list ON api_key (prefecture_code, id);
