package com.giosg.tag.window;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What the window says, in the page's language: one file a language, in {@code src/main/window/texts}. */
interface Texts extends JSObject {
    /** The language, as HTML has it. */
    @JSProperty
    String getLanguage();

    @JSProperty
    String getOpen();

    @JSProperty
    String getUnread();

    @JSProperty
    String getChat();

    @JSProperty
    String getClose();

    @JSProperty
    String getConversation();

    @JSProperty
    String getMessage();

    @JSProperty
    String getPlaceholder();

    @JSProperty
    String getSend();

    @JSProperty
    String getGreeting();

    @JSProperty
    String getYou();

    @JSProperty
    String getService();

    @JSProperty
    String getSending();

    @JSProperty
    String getNotSent();

    @JSProperty
    String getTooFast();

    @JSProperty
    String getTryAgain();

    @JSProperty
    String getTooLong();

    @JSProperty
    String getEnded();

    @JSProperty
    String getReconnecting();

    @JSProperty
    String getTyping();

    @JSProperty
    String getNewTab();

    @JSProperty
    String getNewMessages();

    /** Those that the script brought. */
    final class Brought {
        @JSBody(script = "return giosgTexts;")
        static native Texts get();

        private Brought() {
        }
    }
}
