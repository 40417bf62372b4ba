package com.giosg.demo.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.json.Json;
import com.giosg.demo.lines.Line;
import com.giosg.demo.lines.News;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's window is to hear next: {@code {"newest": 7, "cleared": 2, "is_open": true, "messages": […]}}. Knows
 * what it told before, so that each message is told once. For one thread at a time.
 */
final class LineReader implements News {
    /** Who has missed more than this is told the newest. */
    private static final int MOST_MESSAGES = 200;
    /**
     * Characters of what a window is told at first. Six bytes of JSON each at most, so that this is less than
     * {@link Line#MOST_BYTES}: else the line would be cut off, and as long again when the window comes back.
     */
    private static final int MOST_CHARACTERS = 100_000;

    private final Database database;
    private final long visitor;
    private final long after;
    private Conversations.@Nullable State told;

    /** @param after the sequence of the newest message that the window has; 0 for none */
    LineReader(Database database, long visitor, long after) {
        this.database = database;
        this.visitor = visitor;
        this.after = after;
    }

    /** The next line, JSON text; null when there is nothing new. The first time there always is. */
    @Override
    public String next() {
        return database.read(sql -> {
            // Sequences are stored in their order: up to the newest there are all.
            Conversations.State now = Conversations.of(sql, visitor);
            if (now.equals(told)) {
                return null;
            }
            // A window may know more than there is, where the database was restored from a copy: then it is told all.
            long known = told != null ? told.newest() : after <= now.newest() ? after : 0;
            long from = Math.max(known, now.cleared());
            // Later nothing is left out, as the window would not notice.
            ArrayNode messages = Messages.ofVisitor(
                    sql,
                    visitor,
                    from,
                    now.newest(),
                    MOST_MESSAGES,
                    told == null ? MOST_CHARACTERS : Integer.MAX_VALUE);
            told = now;
            ObjectNode line = Json.object();
            line.put("newest", now.newest());
            line.put("cleared", now.cleared());
            line.put("is_open", now.isOpen());
            line.set("messages", messages);
            return Json.write(line);
        });
    }
}
