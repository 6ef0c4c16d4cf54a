-- People who sign in. An account begins with an invitation and belongs to one prefecture, or to one association. What proves a person
-- (authenticator key, recovery codes, a provider's id token) stands here only encrypted with keys that lie outside the database; links
-- and cookies only as hashes. Where other tables say by_key, the id is that of a key or of an account.

CREATE TABLE account (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid REFERENCES association (id),
    role text COLLATE "C" NOT NULL CHECK (role IN ('Association', 'AssociationManager', 'OfficeAgent', 'OfficeHead', 'Cabinet',
        'SecretaryGeneral', 'PressOfficer', 'DataProtectionOfficer', 'Administrator')),
    name text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL CHECK (status IN ('Active', 'Suspended', 'Ended')),
    sign_in_name text COLLATE "C" NOT NULL UNIQUE,
    issuer text COLLATE "C",
    subject text COLLATE "C",
    authenticator_key text COLLATE "C",
    recovery_codes text COLLATE "C",
    failed_count integer NOT NULL,
    locked_until timestamptz,
    created_at timestamptz NOT NULL,
    version integer NOT NULL,
    CHECK ((association_id IS NOT NULL) = (role IN ('Association', 'AssociationManager'))),
    CHECK ((issuer IS NOT NULL) = (subject IS NOT NULL))
);
CREATE UNIQUE INDEX account_identity ON account (issuer, subject) WHERE issuer IS NOT NULL AND status <> 'Ended';
CREATE INDEX account_list ON account (prefecture_code, id);
CREATE INDEX account_of_association ON account (association_id, id);

CREATE TABLE account_passkey (
    credential_id bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    public_key bytea NOT NULL,
    created_at timestamptz NOT NULL,
    sign_count bigint NOT NULL,
    transports jsonb NOT NULL,
    user_verified boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    removed_at timestamptz
);
CREATE INDEX account_passkey_of ON account_passkey (account_id);

-- A one-time code opens once: the second line behind the check of its time.
CREATE TABLE account_code_used (
    account_id uuid NOT NULL REFERENCES account (id),
    code text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (account_id, code)
);

CREATE TABLE invitation (
    id uuid PRIMARY KEY,
    prefecture_code text COLLATE "C" NOT NULL REFERENCES prefecture (code),
    association_id uuid REFERENCES association (id),
    role text COLLATE "C" NOT NULL CHECK (role IN ('Association', 'AssociationManager', 'OfficeAgent', 'OfficeHead', 'Cabinet',
        'SecretaryGeneral', 'PressOfficer', 'DataProtectionOfficer', 'Administrator')),
    name text COLLATE "C" NOT NULL,
    secret_hash text COLLATE "C" NOT NULL UNIQUE,
    by_key uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    account_id uuid UNIQUE REFERENCES account (id),
    withdrawn_at timestamptz,
    CHECK ((association_id IS NOT NULL) = (role IN ('Association', 'AssociationManager'))),
    CHECK ((accepted_at IS NOT NULL) = (account_id IS NOT NULL)),
    CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
);
CREATE INDEX invitation_list ON invitation (prefecture_code, id);
CREATE INDEX invitation_of_association ON invitation (association_id, id);

CREATE TABLE person_session (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    token_hash text COLLATE "C" NOT NULL UNIQUE,
    means text COLLATE "C" NOT NULL CHECK (means IN ('Provider', 'Passkey', 'OneTimeCode', 'RecoveryCode', 'Demo')),
    id_token text COLLATE "C",
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX person_session_of ON person_session (account_id, id);
