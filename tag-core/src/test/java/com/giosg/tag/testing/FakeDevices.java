package com.giosg.tag.testing;

import com.giosg.tag.ports.Devices;
import java.util.ArrayList;
import java.util.List;

/** Microphone and camera in a test's hands. */
public final class FakeDevices implements Devices {
    /** What was done with them, in words. */
    public final List<String> log = new ArrayList<>();

    public Answer answer;

    @Override
    public void ask(boolean picture, Answer answer) {
        log.add(picture ? "asked for both" : "asked");
        this.answer = answer;
    }

    @Override
    public void setSound(boolean on) {
        log.add(on ? "sound" : "silence");
    }

    @Override
    public void setPicture(boolean on) {
        log.add(on ? "picture" : "black");
    }

    @Override
    public void stop() {
        log.add("stopped");
    }
}
