package com.giosg.tag.webrtc;

import com.giosg.tag.browser.StreamedAnswer;
import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.LiveLine;
import com.giosg.tag.widget.Backend;
import com.giosg.tag.widget.TagLink;

/** The backend as the visitor of a call speaks to it. */
final class VisitorBackend implements CallBackend {
    private final TagLink link;
    private final String call;
    private final String url;

    /** @param call the id of the call */
    VisitorBackend(TagLink link, String call) {
        this.link = link;
        this.call = call;
        this.url = Backend.address(link, "/call");
    }

    private String body(String members) {
        return link.begin()
                .concat("\"call\":\"")
                .concat(call)
                .concat("\"")
                .concat(members.isEmpty() ? "" : ",")
                .concat(members)
                .concat("}");
    }

    @Override
    public LiveLine.Connection listen(int after, LiveLine.Receiver receiver) {
        String body = body("\"after\":".concat(Integer.toString(after)));
        return StreamedAnswer.open(signal -> Backend.post(url, body, false, signal), receiver);
    }

    @Override
    public void post(String what, String members, Posted posted) {
        Status.of(
                Backend.post(url.concat("/").concat(what), body(members), what.equals("end"), null),
                status -> posted.posted(status));
    }
}
