package com.giosg.tag.window;

import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;

/**
 * Whether the window is open: in all tabs what {@code giosg_win_state_ORG} in localStorage says (contract section 4,
 * "Storage"), unless this tab alone was told to hide it, which sessionStorage keeps.
 */
final class WindowState {
    private final Storage local;
    private final Storage session;
    /** Where it is kept. */
    final String key;
    /** What storage refused to keep, which then is this page's alone. */
    private boolean isKeptHere;

    private boolean isOpenHere;

    WindowState(Storage local, Storage session, String organization) {
        this.local = local;
        this.session = session;
        this.key = "giosg_win_state_".concat(organization);
    }

    boolean isOpen() {
        return isKeptHere
                ? isOpenHere
                : session.read(key).type() == Value.NULL
                        && local.read(key).member("open").json().equals("true");
    }

    /** The visitor opened it in this tab, and so in all. */
    void open() {
        write(true);
    }

    /** The visitor closed it. */
    void close() {
        write(false);
    }

    private void write(boolean open) {
        session.remove(key);
        isOpenHere = open;
        isKeptHere = !local.write(key, open ? "{\"open\":true}" : "{\"open\":false}");
    }
}
