package com.giosg.tag.webrtc;

import com.giosg.tag.browser.Json;
import com.giosg.tag.browser.StreamedAnswer;
import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.LiveLine;

/** The backend as the operator of a call speaks to it, by way of the console. */
final class OperatorBackend implements CallBackend {
    private final OperatorLink link;

    OperatorBackend(OperatorLink link) {
        this.link = link;
    }

    @Override
    public LiveLine.Connection listen(int after, LiveLine.Receiver receiver) {
        String body = "{\"after\":".concat(Integer.toString(after)).concat("}");
        return StreamedAnswer.open(
                signal -> link.post("line", Json.parse(body), OperatorLink.Use.options(signal, false)), receiver);
    }

    @Override
    public void post(String what, String members, Posted posted) {
        Status.of(
                link.post(
                        what,
                        Json.parse("{".concat(members).concat("}")),
                        OperatorLink.Use.options(null, what.equals("end"))),
                status -> posted.posted(status));
    }
}
