package com.giosg.tag.window;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Times in words. What makes them is made once, as it costs a hundred times what a use of it does. */
interface Dates extends JSObject {
    /** The day of a time in milliseconds since 1970. */
    String day(double time);

    /** Its time of day. */
    String time(double time);

    String today();

    /** Where it comes from. */
    final class Maker {
        @JSBody(params = "language", script = """
                var days = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }),
                    times = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
                return {
                  day: function (time) {
                    return days.format(time);
                  },
                  time: function (time) {
                    return times.format(time);
                  },
                  today: function () {
                    return days.format();
                  }
                };
                """)
        static native Dates make(String language);

        private Maker() {}
    }
}
