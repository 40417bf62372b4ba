-- What signed visitor variables are checked with: each organisation's shared secret and public key, and former ones for
-- a while. All are sealed with a key that is not in the database, so that a copy of it reveals no secret.
CREATE TABLE signing_keys (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    kind TEXT NOT NULL,
    sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- NULL for the one in use.
    valid_until BIGINT
);
CREATE UNIQUE INDEX signing_keys_in_use ON signing_keys (organization_id, kind) WHERE valid_until IS NULL;
CREATE INDEX signing_keys_of_organization ON signing_keys (organization_id, kind);
