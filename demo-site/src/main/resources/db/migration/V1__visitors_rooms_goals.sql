-- One set of migrations for SQLite and PostgreSQL. Times are milliseconds since 1970 UTC, JSON is kept as the text it
-- arrived as, and "position" is the order of arrival, which lists and their cursors go by.

CREATE TABLE organizations (
    id TEXT PRIMARY KEY,
    legacy_number BIGINT UNIQUE,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE features (
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    name TEXT NOT NULL,
    PRIMARY KEY (organization_id, name)
);

-- Tokens and secrets are kept as SHA-256, in hexadecimal.
CREATE TABLE staff_tokens (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id),
    token_hash TEXT NOT NULL UNIQUE
);

CREATE TABLE console_sessions (
    token_hash TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    expires_at BIGINT NOT NULL
);

-- A room with a domain is the room of every page on that host.
CREATE TABLE rooms (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    domain TEXT,
    is_signature_required BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (organization_id, domain)
);
CREATE INDEX rooms_listed ON rooms (organization_id, position);
CREATE INDEX rooms_named ON rooms (organization_id, name);

-- Visitors mint their own ids, so an id means something only within its organisation.
CREATE TABLE visitors (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    id TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    domain_room_id TEXT NOT NULL REFERENCES rooms (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    is_present BOOLEAN NOT NULL,
    session_id TEXT NOT NULL,
    session_started_at BIGINT NOT NULL,
    visit_count INTEGER NOT NULL,
    page_url TEXT,
    page_title TEXT,
    page_language TEXT,
    user_agent TEXT,
    browser_language TEXT,
    UNIQUE (organization_id, id)
);
CREATE INDEX visitors_present ON visitors (seen_at) WHERE is_present;

-- A row outlives leaving the room, so that visit_count counts on when the visitor joins again.
CREATE TABLE room_visitors (
    position ${identity},
    room_id TEXT NOT NULL REFERENCES rooms (id),
    visitor BIGINT NOT NULL REFERENCES visitors (position),
    is_joined BOOLEAN NOT NULL,
    is_present BOOLEAN NOT NULL,
    session_id TEXT NOT NULL,
    session_started_at BIGINT NOT NULL,
    visit_count INTEGER NOT NULL,
    UNIQUE (visitor, room_id)
);
CREATE INDEX room_visitors_joined ON room_visitors (room_id, position) WHERE is_joined;
CREATE INDEX room_visitors_present ON room_visitors (room_id, position) WHERE is_joined AND is_present;

CREATE TABLE variables (
    position ${identity},
    visitor BIGINT NOT NULL REFERENCES visitors (position),
    room_id TEXT NOT NULL REFERENCES rooms (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    session_id TEXT,
    is_signed BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (visitor, room_id, key)
);
CREATE INDEX variables_listed ON variables (visitor, position);
CREATE INDEX variables_listed_by_room ON variables (visitor, room_id, position);

CREATE TABLE identifiers (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    identifier TEXT NOT NULL,
    visitor BIGINT NOT NULL REFERENCES visitors (position),
    UNIQUE (organization_id, identifier)
);
CREATE INDEX identifiers_of_visitor ON identifiers (visitor, position);

CREATE TABLE goals (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    default_value DOUBLE PRECISION,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX goals_listed ON goals (organization_id, position);

-- rooms is a JSON array of room ids.
CREATE TABLE goal_matches (
    position ${identity},
    id TEXT NOT NULL UNIQUE,
    goal_id TEXT NOT NULL REFERENCES goals (id),
    visitor BIGINT NOT NULL REFERENCES visitors (position),
    goal_value DOUBLE PRECISION,
    goal_matched_at BIGINT NOT NULL,
    rooms TEXT NOT NULL,
    custom_visitor_identity TEXT
);
CREATE INDEX goal_matches_listed ON goal_matches (goal_id, position);
CREATE INDEX goal_matches_of_visitor ON goal_matches (visitor, position);

-- The answers already given: a command's id takes effect once, refusals included.
CREATE TABLE applied_commands (
    visitor BIGINT NOT NULL REFERENCES visitors (position),
    command_id TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    applied_at BIGINT NOT NULL,
    PRIMARY KEY (visitor, command_id)
);
CREATE INDEX applied_commands_by_age ON applied_commands (applied_at);

-- What the staff API's event streams send; position is the event's id.
CREATE TABLE events (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    channel TEXT NOT NULL,
    action TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    resource TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX events_of_organization ON events (organization_id, position);
CREATE INDEX events_by_age ON events (created_at);

-- One row: the last position that was thrown away.
CREATE TABLE events_purged (
    position BIGINT NOT NULL
);
INSERT INTO events_purged (position) VALUES (0);
