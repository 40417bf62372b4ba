package com.giosg.tag.window;

import com.giosg.tag.browser.StreamedAnswer;
import com.giosg.tag.ports.LiveLine;
import com.giosg.tag.widget.Backend;
import com.giosg.tag.widget.TagLink;

/** The line as a {@code fetch} whose answer goes on; so the visitor's secret stands in no address. */
final class FetchLine implements LiveLine {
    private final TagLink link;
    private final String url;

    FetchLine(TagLink link) {
        this.link = link;
        this.url = Backend.address(link, "/chat");
    }

    @Override
    public Connection open(int after, boolean live, Receiver receiver) {
        String body = link.begin()
                .concat("\"after\":")
                .concat(Integer.toString(after))
                .concat(",\"live\":")
                .concat(live ? "true}" : "false}");
        return StreamedAnswer.open(signal -> Backend.post(url, body, false, signal), receiver);
    }
}
