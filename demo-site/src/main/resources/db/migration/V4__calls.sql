-- A visitor's call, with the task that it belongs to; the two have one id.
CREATE TABLE phone_calls (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    chat BIGINT NOT NULL UNIQUE REFERENCES chats (position),
    visitor BIGINT NOT NULL REFERENCES visitors (position),
    -- audio, video or audio+video
    kind TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    operator_avatar TEXT,
    -- requested, accepted, connected or ended
    state TEXT NOT NULL,
    end_reason TEXT,
    -- visitor, operator or system
    ended_by TEXT,
    -- SHA-256 of what the console that accepted it shows itself by.
    seat_hash TEXT,
    requested_at BIGINT NOT NULL,
    rings_until BIGINT NOT NULL,
    accepted_at BIGINT,
    connected_at BIGINT,
    ended_at BIGINT,
    -- When it ends by itself unless it gets on; NULL for never.
    deadline BIGINT,
    -- The number of each party's newest line, and when the party counts as gone unless it opens another; NULL while it
    -- is there.
    visitor_line BIGINT NOT NULL,
    visitor_gone_at BIGINT,
    operator_line BIGINT NOT NULL,
    operator_gone_at BIGINT
);
CREATE INDEX phone_calls_of_organization ON phone_calls (organization_id, position);
-- Few calls of many go on, and these are looked through all the time.
CREATE INDEX phone_calls_open ON phone_calls (organization_id, position) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX phone_calls_open_of_visitor ON phone_calls (visitor) WHERE ended_at IS NULL;

-- What a party's browser tells the other's; each party numbers its own from 1. Kept while the call goes on.
CREATE TABLE phone_signals (
    call BIGINT NOT NULL REFERENCES phone_calls (position),
    party TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- A JSON object, in one line.
    signal TEXT NOT NULL,
    PRIMARY KEY (call, party, number)
);

-- The addresses are JSON arrays of strings.
CREATE TABLE call_settings (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id),
    ring_seconds INTEGER NOT NULL,
    stun_urls TEXT NOT NULL,
    turn_urls TEXT NOT NULL,
    -- Sealed, as signing keys are.
    turn_secret TEXT
);
