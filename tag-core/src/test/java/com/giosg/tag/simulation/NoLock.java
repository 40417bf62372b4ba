package com.giosg.tag.simulation;

import com.giosg.tag.ports.SendLock;

/** As on pages without Web Locks, on plain http: every tab sends when it wants to. */
final class NoLock implements SendLock {
    @Override
    public void request(Runnable granted) {
        granted.run();
    }

    @Override
    public void release() {}
}
