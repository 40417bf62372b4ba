package com.giosg.tag.ports;

/** A party's microphone and camera. */
public interface Devices {
    /** Asks the browser, and it its user, for the microphone, and the camera with {@code picture}. */
    void ask(boolean picture, Answer answer);

    /** Sends silence, or sound again. */
    void setSound(boolean on);

    /** Sends black, or the picture again. */
    void setPicture(boolean on);

    /** Lets go of both, for good. */
    void stop();

    /** Told once, in a later turn of the event loop. */
    interface Answer {
        /** @param hasPicture false where no camera was asked for, or there is none */
        void given(boolean hasPicture);

        /** @param reason one of {@code phone.CallEnd} */
        void refused(String reason);
    }
}
