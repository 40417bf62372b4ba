package com.giosg.tag.chat;

import com.giosg.tag.delivery.RetryPolicy;
import com.giosg.tag.ports.LiveLine;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.SendLock;
import com.giosg.tag.ports.Tabs;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a conversation up to date over one line of the visitor's, however many tabs they have: whichever tab has the lock
 * is on the line and tells the others; one that heard nothing of what went before asks by itself. A line that breaks is
 * taken up again from the newest message that came.
 */
public final class ChatLine {
    /** Milliseconds after which a tab that waits for the lock asks for what was said so far. */
    private static final int PATIENCE = 300;
    /** Milliseconds between two looks whether the line is still there, which says so every 15 s. */
    private static final int LOOK = 10_000;

    private static final int LONGEST_SILENCE = 40_000;
    /** Milliseconds: somebody may be waiting for an answer. */
    private static final int LONGEST_BACKOFF = 10_000;
    /** What a tab tells the others when the line says no more than that it is still there. */
    private static final String STILL_THERE = "{}";

    private final LiveLine line;
    private final SendLock lock;
    private final Tabs tabs;
    private final Scheduler scheduler;
    private final Randomness randomness;
    private final Conversation conversation;
    private final Runnable changed;

    private boolean wanted;
    private boolean asleep;
    private boolean leading;
    private boolean broken;
    /** Something was said of which this tab does not know what went before. */
    private boolean missed;

    private int failures;
    private LiveLine.@Nullable Connection connection;
    private double heardAt;
    /** Of the timers, those with this number are meant. */
    private int round;

    /**
     * A line that nobody wants yet.
     *
     * @param changed run when there is something new in the conversation, or the line broke or is back
     */
    public ChatLine(
            LiveLine line,
            SendLock lock,
            Tabs tabs,
            Scheduler scheduler,
            Randomness randomness,
            Conversation conversation,
            Runnable changed) {
        this.line = line;
        this.lock = lock;
        this.tabs = tabs;
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.conversation = conversation;
        this.changed = changed;
    }

    /** Whether the line is down for now. */
    public boolean isBroken() {
        return broken;
    }

    /** Says whether there is anything to hear. */
    public void want(boolean wanted) {
        if (this.wanted != wanted) {
            this.wanted = wanted;
            adapt();
        }
    }

    /** The page goes to sleep, and maybe ends: another tab takes the line. */
    public void suspend() {
        asleep = true;
        adapt();
    }

    /** The page is back. */
    public void wakeUp() {
        asleep = false;
        adapt();
    }

    /** The visitor is another one now, or somebody else has the lock: all is asked anew. */
    public void restart() {
        adapt();
    }

    /** There is hope that the line works again, or somebody looks at the page. */
    public void retry() {
        boolean isSilent = !leading && scheduler.now() - heardAt > LOOK * 2;
        if (isActive() && connection == null && (broken || isSilent)) {
            connect();
        }
    }

    private boolean isActive() {
        return wanted && !asleep;
    }

    private void adapt() {
        round++;
        disconnect();
        lock.release();
        leading = false;
        broken = false;
        failures = 0;
        if (isActive()) {
            heardAt = scheduler.now();
            look();
            int mine = round;
            lock.request(() -> {
                if (mine == round) {
                    lead();
                }
            });
            later(PATIENCE, () -> {
                if (!leading && connection == null) {
                    connect();
                }
            });
        }
    }

    private void lead() {
        leading = true;
        connect();
    }

    /** A tab says what it heard. */
    public void heard(Value message) {
        if (leading) {
            return;
        }
        heardAt = scheduler.now();
        broken = message.member("broken").type() != Value.NULL;
        if (!conversation.take(message, false)) {
            // Maybe too late for the answer that is on its way.
            missed = true;
            if (!isActive()) {
                conversation.expect();
            } else if (connection == null) {
                connect();
            }
        }
        changed.run();
    }

    private void connect() {
        disconnect();
        missed = false;
        heardAt = scheduler.now();
        connection = line.open(conversation.newest(), leading, new LiveLine.Receiver() {
            @Override
            public void said(Value line) {
                receive(line);
            }

            @Override
            public void ended(int status) {
                connection = null;
                if (leading || status != 200) {
                    fail();
                } else if (missed) {
                    connect();
                }
            }
        });
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private void receive(Value said) {
        heardAt = scheduler.now();
        // The backend's first word on each line; a portal answers too, with a page of its own.
        boolean isBackend = said.member("newest").type() == Value.NUMBER;
        if (isBackend) {
            failures = 0;
        }
        boolean isNews = said.type() != Value.NULL;
        if (leading) {
            tabs.tell(isNews ? said.json() : STILL_THERE);
        }
        if (isNews) {
            broken = broken && !isBackend;
            conversation.take(said, true);
            changed.run();
        }
    }

    private void fail() {
        failures++;
        broken = true;
        if (leading) {
            tabs.tell("{\"broken\":true}");
        }
        later(RetryPolicy.backoff(failures, randomness.fraction(), LONGEST_BACKOFF), () -> {
            if (connection == null) {
                connect();
            }
        });
        changed.run();
    }

    /** A line may be dead without a word; and so may the tab that is on it, or it stands still. */
    private void look() {
        later(LOOK, () -> {
            if (scheduler.now() - heardAt > LONGEST_SILENCE) {
                if (!leading) {
                    connect();
                } else if (connection != null) {
                    disconnect();
                    fail();
                }
            }
            look();
        });
    }

    private void later(int milliseconds, Runnable task) {
        int mine = round;
        scheduler.after(milliseconds, () -> {
            if (mine == round) {
                task.run();
            }
        });
    }
}
