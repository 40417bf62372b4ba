-- A chat with a visitor. An anonymous task has none, and nothing in it leads back to one, its times cut to the minute
-- included. Only the answer to the command that began it, in applied_commands, names it beside the visitor: for the 35
-- days that answers are remembered, and to nobody but that visitor.
CREATE TABLE chats (
    position ${identity},
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    id TEXT NOT NULL UNIQUE,
    -- visitor or task
    chat_type TEXT NOT NULL,
    room_id TEXT NOT NULL REFERENCES rooms (id),
    visitor BIGINT REFERENCES visitors (position),
    -- The visitor's id; an anonymous task's own otherwise.
    visitor_cid TEXT NOT NULL,
    -- A JSON object: what a task was given to show.
    variables TEXT NOT NULL,
    is_waiting BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    waiting_started_at BIGINT NOT NULL,
    ended_at BIGINT,
    -- These count messages of the type msg.
    message_count INTEGER NOT NULL,
    user_message_count INTEGER NOT NULL,
    visitor_message_count INTEGER NOT NULL,
    -- The position of staff's newest message; 0 for none.
    last_user_message BIGINT NOT NULL
);
CREATE INDEX chats_of_room ON chats (room_id, position);
CREATE INDEX chats_of_organization ON chats (organization_id, position);
-- Few chats of many are open, and consoles ask for these.
CREATE INDEX chats_open_of_room ON chats (room_id, position) WHERE ended_at IS NULL;
CREATE INDEX chats_open_of_organization ON chats (organization_id, position) WHERE ended_at IS NULL;
CREATE INDEX chats_open_of_visitor ON chats (visitor, position) WHERE ended_at IS NULL;

-- What all chats of a visitor have in common: the sequence of the newest message, and up to which the visitor's window
-- gets none any more; and the latest time at which something was done in one, before which nothing is done any more.
CREATE TABLE conversations (
    visitor BIGINT PRIMARY KEY REFERENCES visitors (position),
    newest BIGINT NOT NULL,
    cleared BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE TABLE messages (
    position ${identity},
    id TEXT NOT NULL UNIQUE,
    chat BIGINT NOT NULL REFERENCES chats (position),
    -- The visitor of the chat, whose messages of all chats are numbered without gaps; an anonymous task's have neither.
    visitor BIGINT REFERENCES visitors (position),
    sequence BIGINT,
    type TEXT NOT NULL,
    sender_type TEXT NOT NULL,
    sender_id TEXT NOT NULL,
    sender_public_name TEXT,
    sender_avatar TEXT,
    message TEXT NOT NULL,
    notice TEXT,
    -- The chat window's own mark of what its visitor said.
    key TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX messages_of_chat ON messages (chat, position);
CREATE UNIQUE INDEX messages_by_key ON messages (visitor, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX messages_of_visitor ON messages (visitor, sequence) WHERE visitor IS NOT NULL;

CREATE TABLE chat_settings (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id),
    color TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    operator_avatar TEXT,
    updated_at BIGINT NOT NULL
);
