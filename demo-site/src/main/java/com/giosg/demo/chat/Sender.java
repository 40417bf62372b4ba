package com.giosg.demo.chat;

import com.giosg.demo.json.JsonValue;
import com.giosg.demo.visitors.Username;
import com.giosg.demo.visitors.Variables;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who says something, as they are called at that time.
 *
 * @param type {@link #STAFF}, {@link #VISITOR} or {@link #RULE}
 * @param name null for none, as is {@code avatar}, an address
 */
public record Sender(
        String type,
        String id,
        @Nullable String name,
        @Nullable String avatar) {
    static final String STAFF = "user";
    static final String VISITOR = "visitor";
    /** The system, and the site's own page. */
    static final String RULE = "rule";

    /** What the staff API calls staff who have no name. */
    static final String STAFF_NAME = "Customer service";

    /** Whoever speaks for the system is nobody in particular. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    /** Characters of a name; a page's longer one is cut, as each message carries it. */
    private static final int NAME_CHARACTERS = 255;

    /** The system, or the site in a name of its own; null for none. */
    public static Sender rule(@Nullable String name) {
        return new Sender(RULE, NOBODY, name(name), null);
    }

    /** The staff of an organisation, who all speak with one voice: they have one token. */
    public static Sender staff(String organization, ChatSettings settings) {
        return new Sender(STAFF, organization, settings.operatorName(), settings.operatorAvatar());
    }

    /**
     * The visitor of a chat: as its variables name them, else those of the domain room, unless the visitor is not to be
     * known.
     */
    public static Sender visitor(Handle sql, Chat chat, String domainRoom) {
        return new Sender(
                VISITOR,
                chat.visitorCid(),
                name(find(sql, chat, domainRoom, "username", Username::of)),
                avatar(find(sql, chat, domainRoom, "avatar", Sender::text)));
    }

    private static @Nullable String find(
            Handle sql, Chat chat, String domainRoom, String key, Function<Value, String> read) {
        String own = read.apply(chat.variables().member(key));
        if (own != null || chat.visitor() == null) {
            return own;
        }
        String json = Variables.value(sql, chat.visitor(), domainRoom, key);
        return json == null ? null : read.apply(JsonValue.read(json));
    }

    private static @Nullable String text(Value value) {
        return value.type() == Value.TEXT ? value.text() : null;
    }

    /** What somebody may be called, of what a page gave: cut; null where it is nothing that can be shown. */
    public static @Nullable String name(@Nullable String given) {
        if (given == null || given.isBlank() || !Text.isWellFormed(given)) {
            return null;
        }
        if (given.length() <= NAME_CHARACTERS) {
            return given;
        }
        boolean splitsPair = Character.isHighSurrogate(given.charAt(NAME_CHARACTERS - 1));
        return given.substring(0, splitsPair ? NAME_CHARACTERS - 1 : NAME_CHARACTERS);
    }

    /** The address of a picture that a page gave; null where it is none. */
    public static @Nullable String avatar(@Nullable String given) {
        return given != null && Avatar.isAddress(given) ? given : null;
    }
}
