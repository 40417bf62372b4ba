package com.giosg.tag.window;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/**
 * The page's title, with a count before it while there is one. The page has the last word: a title that it changes
 * meanwhile stays as it is until the count is another.
 */
final class PageTitle {
    private int counted;
    /** Set before it is written back. */
    @SuppressWarnings("NullAway.Init")
    private String own;

    private @Nullable String shown;

    /** @param count 0 for none: then the title is the page's own again */
    void show(int count) {
        if (count == counted) {
            return;
        }
        counted = count;
        String now = read();
        if (now == null) {
            return;
        }
        boolean isOurs = now.equals(shown);
        if (!isOurs) {
            own = now;
        }
        if (count > 0) {
            write("(".concat(Integer.toString(count)).concat(") ").concat(own));
            shown = read();
        } else if (isOurs) {
            write(own);
        }
    }

    // A form or an image named "title" takes the place of document.title.
    @JSBody(script = "return typeof document.title == 'string' ? document.title : null;")
    private static native @Nullable String read();

    @JSBody(params = "title", script = "document.title = title;")
    private static native void write(String title);
}
