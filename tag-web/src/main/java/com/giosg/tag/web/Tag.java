package com.giosg.tag.web;

import com.giosg.tag.browser.Arguments;
import com.giosg.tag.browser.BrowserRandomness;
import com.giosg.tag.browser.BrowserScheduler;
import com.giosg.tag.browser.BrowserStorage;
import com.giosg.tag.browser.Console;
import com.giosg.tag.browser.WebLock;
import com.giosg.tag.calls.CallQueue;
import com.giosg.tag.calls.Dispatcher;
import com.giosg.tag.delivery.Courier;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.Storage;

/** The script that a page loads. */
public final class Tag {
    /** Calls which take a turn of the event loop to freeze alone. */
    private static final int LONG_QUEUE = 1_000;

    /** Puts the tag together and starts it. */
    public static void main(String[] args) {
        if (Globals.areInstalled()) {
            if (Globals.isFirstRepeat()) {
                Console.warn("the page loads the tag twice");
            }
            return;
        }
        Globals.Stub stub = Globals.stub();
        String backend = Globals.backend(stub);
        String organization = Globals.organization();
        Scheduler scheduler = new BrowserScheduler();
        Randomness randomness = new BrowserRandomness();
        Storage local = new BrowserStorage("localStorage");
        BrowserVisitor visitor = new BrowserVisitor(local, organization);
        Storage session = new BrowserStorage("sessionStorage");
        Courier courier = new Courier(
                new FetchTransport(
                        backend.concat("/live2/").concat(organization).concat("/commands")),
                new WebLock(organization),
                local,
                session,
                scheduler,
                randomness,
                visitor,
                new BrowserPage(),
                organization);
        CallQueue queue = new CallQueue(scheduler);
        Api api = new Api(queue, randomness);
        Globals.Call call = (arguments, direct) -> api.call(arguments, direct);
        ChatScript chat = new ChatScript(local, session, organization, backend, visitor, call);
        api.dispatcher = new Dispatcher(courier, chat);
        visitor.chat = chat;
        api.addMethods(visitor.giosg, call);
        Presence presence = new Presence(courier, scheduler);
        Lifecycle.watch(courier);
        // The first touch of cookies and storage takes milliseconds, and cookies are read again when the request is
        // made: by then two tabs that were opened at once agree on one visitor.
        scheduler.after(0, () -> {
            visitor.id();
            courier.open();
            presence.start();
        });
        Arguments calls = Globals.calls(stub);
        // All are frozen before the first one runs, as it may change what the others were given.
        for (int i = 0; i < calls.getLength(); i++) {
            api.replay((Arguments) calls.get(i));
        }
        Globals.install(visitor.giosg, stub, call);
        if (calls.getLength() < LONG_QUEUE) {
            queue.run();
        } else {
            scheduler.after(0, queue);
        }
    }

    private Tag() {}
}
