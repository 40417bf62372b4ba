package com.giosg.tag.chat;

import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * All that was said to and by the visitor, as far as this page knows, in its order: each message once, however often it
 * is told, and none left out.
 */
public final class Conversation {
    private @Nullable Message first;
    private @Nullable Message last;
    private @Nullable Outgoing firstOutgoing;
    private int newest;
    private int cleared;
    private boolean open;
    private @Nullable String typing;

    /**
     * Takes a line of the backend's: {@code {"newest", "cleared", "is_open", "messages": […]}}, or {@code {"typing"}}.
     *
     * @param asked whether this page asked for it with the newest message that it knew; one that another tab was told
     *     may lack what came before
     * @return false when something before it is missing here; nothing of it is taken then
     */
    boolean take(Value line, boolean asked) {
        Value name = line.member("typing");
        if (name.type() == Value.TEXT) {
            typing = name.text();
            return true;
        }
        Value messages = line.member("messages");
        if (messages.type() != Value.ARRAY) {
            return true;
        }
        if (asked && number(line, "newest") < newest) {
            // The backend's memory is of another time, such as a copy that was restored.
            forget();
        }
        int clearedNow = number(line, "cleared");
        int known = newest > clearedNow ? newest : clearedNow;
        if (!asked
                && (messages.size() == 0 ? number(line, "newest") : number(messages.item(0), "sequence") - 1) > known) {
            return false;
        }
        clear(clearedNow);
        for (int i = 0; i < messages.size(); i++) {
            add(new Message(messages.item(i)));
        }
        Value isOpen = line.member("is_open");
        open = isOpen.type() == Value.BOOLEAN && isOpen.json().equals("true");
        return true;
    }

    /** Forgets what was said, but not what the visitor wrote and has not arrived. */
    public void forget() {
        first = null;
        last = null;
        newest = 0;
        cleared = 0;
        open = false;
        typing = null;
    }

    private static int number(Value object, String key) {
        Value number = object.member(key);
        return number.type() == Value.NUMBER ? (int) number.number() : 0;
    }

    private void clear(int upTo) {
        if (upTo > cleared) {
            cleared = upTo;
            while (first != null && first.sequence <= upTo) {
                first = first.next;
            }
            if (first == null) {
                last = null;
            }
        }
    }

    private void add(Message message) {
        if (message.sequence <= newest) {
            return;
        }
        newest = message.sequence;
        if (message.key != null) {
            remove(message.key);
        }
        if (!message.isVisitors()) {
            typing = null;
        }
        if (last == null) {
            first = message;
        } else {
            last.next = message;
        }
        last = message;
    }

    /** The visitor wrote something; {@code key} is what the backend is to give back with it. */
    public Outgoing write(String key, String text) {
        Outgoing outgoing = new Outgoing(key, text);
        if (firstOutgoing == null) {
            firstOutgoing = outgoing;
        } else {
            Outgoing before = firstOutgoing;
            while (before.next != null) {
                before = before.next;
            }
            before.next = outgoing;
        }
        return outgoing;
    }

    /** Forgets something that the visitor wrote: it arrived, or is written anew. */
    public void remove(String key) {
        Outgoing before = null;
        for (Outgoing outgoing = firstOutgoing; outgoing != null; outgoing = outgoing.next) {
            if (!outgoing.key.equals(key)) {
                before = outgoing;
            } else if (before == null) {
                firstOutgoing = outgoing.next;
            } else {
                before.next = outgoing.next;
            }
        }
    }

    /** The oldest message; null when there is none. */
    public @Nullable Message first() {
        return first;
    }

    /** The oldest of what the visitor wrote and has not arrived; null when all has. */
    public @Nullable Outgoing firstOutgoing() {
        return firstOutgoing;
    }

    /** The sequence of the newest message that came; 0 before the first. */
    public int newest() {
        return newest;
    }

    /** Whether a chat is open, as far as is known. */
    public boolean isOpen() {
        return open;
    }

    /** The backend says that a chat is open, though not yet what was said in it. */
    public void expect() {
        open = true;
    }

    /** The name of whom is typing, "" for staff without one; null for nobody. */
    public @Nullable String typing() {
        return typing;
    }

    /** Nobody is heard typing any more. */
    public void stopTyping() {
        typing = null;
    }

    /** How many messages to the visitor came after one. */
    public int unread(int after) {
        int count = 0;
        for (Message message = first; message != null; message = message.next) {
            if (message.sequence > after && isToRead(message)) {
                count++;
            }
        }
        return count;
    }

    /** The newest message to the visitor that came after one; null for none. */
    public @Nullable Message newestUnread(int after) {
        Message newest = null;
        for (Message message = first; message != null; message = message.next) {
            if (message.sequence > after && isToRead(message)) {
                newest = message;
            }
        }
        return newest;
    }

    private static boolean isToRead(Message message) {
        // That a chat has ended is nothing to read.
        return !message.isVisitors() && message.notice == null;
    }
}
