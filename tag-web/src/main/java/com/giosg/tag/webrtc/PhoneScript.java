package com.giosg.tag.webrtc;

import com.giosg.tag.browser.BrowserRandomness;
import com.giosg.tag.browser.BrowserScheduler;
import com.giosg.tag.phone.PhoneCall;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.rules.CallKind;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.StartedCall;
import com.giosg.tag.widget.TagLink;
import com.giosg.tag.widget.Texts;
import org.jspecify.annotations.Nullable;

/** The script of the phone: shows each call that the page begins, until the visitor closes it. */
public final class PhoneScript {
    private final TagLink link;
    private final Scheduler scheduler = new BrowserScheduler();
    private @Nullable Phone phone;

    private PhoneScript(TagLink link) {
        this.link = link;
    }

    /** Takes the call that the script was loaded for, and those to come. */
    public static void main(String[] args) {
        PhoneScript script = new PhoneScript(TagLink.Use.get());
        Elements.addStyles(script.link.getRoot());
        TagLink.Use.watchCalls(script.link, call -> script.ring(call));
    }

    private void ring(StartedCall started) {
        Phone former = phone;
        boolean hasPicture = CallKind.hasPicture(started.getKind());
        BrowserDevices devices = new BrowserDevices(null);
        RtcPeerConnection peer = new RtcPeerConnection(devices);
        phone = new Phone(link, Texts.Brought.get(), started, scheduler);
        phone.devices = devices;
        phone.peer = peer;
        Phone shown = phone;
        phone.call = new PhoneCall(
                true,
                hasPicture,
                new VisitorBackend(link, started.getId()),
                devices,
                peer,
                scheduler,
                new BrowserRandomness(),
                () -> shown.update());
        PageLife.watch(phone.call, TagLink.Use.listener(link));
        phone.show(link.getRoot(), former);
        phone.call.start();
    }
}
