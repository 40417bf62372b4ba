-- Consoles ask for the chats that ended last.
CREATE INDEX chats_ended_of_organization ON chats (organization_id, ended_at, position) WHERE ended_at IS NOT NULL;
