-- People who sign in. An account begins with an invitation and belongs to one prefecture, or to one association. What proves a person
-- (authenticator key, recovery codes, a provider's id token) stands here only encrypted with keys that lie outside the database; links
-- and cookies only as hashes. Where other tables say by_key, the id is that of a key or of an account.

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT REFERENCES association (id),
    role TEXT NOT NULL CHECK (role IN ('Association', 'AssociationManager', 'OfficeAgent', 'OfficeHead', 'Cabinet',
        'SecretaryGeneral', 'PressOfficer', 'DataProtectionOfficer', 'Administrator')),
    name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('Active', 'Suspended', 'Ended')),
    sign_in_name TEXT NOT NULL UNIQUE,
    issuer TEXT,
    subject TEXT,
    authenticator_key TEXT,
    recovery_codes TEXT,
    failed_count INTEGER NOT NULL,
    locked_until TEXT,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((association_id IS NOT NULL) = (role IN ('Association', 'AssociationManager'))),
    CHECK ((issuer IS NOT NULL) = (subject IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX account_identity ON account (issuer, subject) WHERE issuer IS NOT NULL AND status <> 'Ended';
CREATE INDEX account_list ON account (prefecture_code, id);
CREATE INDEX account_of_association ON account (association_id, id);

CREATE TABLE account_passkey (
    credential_id BLOB PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    public_key BLOB NOT NULL,
    created_at TEXT NOT NULL,
    sign_count INTEGER NOT NULL,
    transports TEXT NOT NULL,
    user_verified INTEGER NOT NULL CHECK (user_verified IN (0, 1)),
    backup_eligible INTEGER NOT NULL CHECK (backup_eligible IN (0, 1)),
    backed_up INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
    removed_at TEXT
) STRICT;
CREATE INDEX account_passkey_of ON account_passkey (account_id);

-- A one-time code opens once: the second line behind the check of its time.
CREATE TABLE account_code_used (
    account_id TEXT NOT NULL REFERENCES account (id),
    code TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (account_id, code)
) STRICT;

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    prefecture_code TEXT NOT NULL REFERENCES prefecture (code),
    association_id TEXT REFERENCES association (id),
    role TEXT NOT NULL CHECK (role IN ('Association', 'AssociationManager', 'OfficeAgent', 'OfficeHead', 'Cabinet',
        'SecretaryGeneral', 'PressOfficer', 'DataProtectionOfficer', 'Administrator')),
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    by_key TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    accepted_at TEXT,
    account_id TEXT UNIQUE REFERENCES account (id),
    withdrawn_at TEXT,
    CHECK ((association_id IS NOT NULL) = (role IN ('Association', 'AssociationManager'))),
    CHECK ((accepted_at IS NOT NULL) = (account_id IS NOT NULL)),
    CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
) STRICT;
CREATE INDEX invitation_list ON invitation (prefecture_code, id);
CREATE INDEX invitation_of_association ON invitation (association_id, id);

CREATE TABLE person_session (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    token_hash TEXT NOT NULL UNIQUE,
    means TEXT NOT NULL CHECK (means IN ('Provider', 'Passkey', 'OneTimeCode', 'RecoveryCode', 'Demo')),
    id_token TEXT,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE INDEX person_session_of ON person_session (account_id, id);
