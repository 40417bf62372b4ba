package com.giosg.tag.delivery;

import com.giosg.tag.ports.SendLock;

/**
 * For pages without Web Locks, which browsers have on https alone: every tab sends when it wants to. Nothing is doubled by
 * that, as the backend takes each command once, and those of one visitor one after the other (contract section 6).
 */
public final class NoLock implements SendLock {
    @Override
    public void request(Runnable granted) {
        granted.run();
    }

    @Override
    public void release() {
    }
}
