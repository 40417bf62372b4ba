package com.giosg.tag.window;

import com.giosg.tag.browser.BrowserRandomness;
import com.giosg.tag.browser.BrowserScheduler;
import com.giosg.tag.browser.BrowserStorage;
import com.giosg.tag.browser.WebLock;
import com.giosg.tag.chat.ChatLine;
import com.giosg.tag.chat.Lease;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.SendLock;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.widget.TagLink;
import com.giosg.tag.widget.Texts;

/** The script of the chat window. */
public final class WindowScript {
    /** Puts the window together. */
    public static void main(String[] args) {
        TagLink link = TagLink.Use.get();
        Scheduler scheduler = new BrowserScheduler();
        Randomness randomness = new BrowserRandomness();
        Storage local = new BrowserStorage("localStorage");
        TabChannel tabs = new TabChannel(link);
        // A tab that cannot hear from others needs a line of its own.
        String name = link.getId().concat("_chat").concat(tabs.isThere() ? "" : randomness.id());
        KeptLease lease =
                WebLock.isThere() ? null : new KeptLease(new Lease(local, scheduler, name, randomness.id()), scheduler);
        SendLock lock = lease == null ? new WebLock(name) : lease;
        ChatWindow window = new ChatWindow(
                link, Texts.Brought.get(), local, new BrowserStorage("sessionStorage"), scheduler, randomness);
        window.line = new ChatLine(
                new FetchLine(link), lock, tabs, scheduler, randomness, window.conversation(), () -> window.update());
        if (lease != null) {
            lease.lost = () -> window.line.restart();
        }
        tabs.listen(window.line);
        window.start();
    }

    private WindowScript() {}
}
