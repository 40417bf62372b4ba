package com.giosg.tag.widget;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What launcher, window and phone say, in the page's language: one file a language, in {@code src/main/window/texts}. */
public interface Texts extends JSObject {
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
    String getSound();

    @JSProperty
    String getHideMessage();

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

    @JSProperty
    String getCallRequested();

    @JSProperty
    String getCallAnswered();

    @JSProperty
    String getCallEnded();

    @JSProperty
    String getPhone();

    @JSProperty
    String getStartCall();

    @JSProperty
    String getMute();

    @JSProperty
    String getUnmute();

    @JSProperty
    String getCamera();

    @JSProperty
    String getHangUp();

    @JSProperty
    String getClosePhone();

    @JSProperty
    String getCallAgain();

    @JSProperty
    String getWriteToUs();

    @JSProperty
    String getCalling();

    @JSProperty
    String getCallingWithPicture();

    @JSProperty
    String getAllowMicrophone();

    @JSProperty
    String getAllowCamera();

    @JSProperty
    String getRinging();

    @JSProperty
    String getHasAnswered();

    @JSProperty
    String getConnecting();

    @JSProperty
    String getConnected();

    @JSProperty
    String getHasMuted();

    @JSProperty
    String getYouHungUp();

    @JSProperty
    String getHasHungUp();

    @JSProperty
    String getDeclined();

    @JSProperty
    String getNoAnswer();

    @JSProperty
    String getNotConnected();

    @JSProperty
    String getLost();

    @JSProperty
    String getDenied();

    @JSProperty
    String getDeniedWithPicture();

    @JSProperty
    String getNoMicrophone();

    @JSProperty
    String getUnsupported();

    @JSProperty
    String getHasLeft();

    /** Those that the script brought. */
    final class Brought {
        @JSBody(script = "return giosgTexts;")
        public static native Texts get();

        private Brought() {}
    }
}
