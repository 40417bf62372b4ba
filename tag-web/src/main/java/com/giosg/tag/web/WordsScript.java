package com.giosg.tag.web;

import com.giosg.tag.rules.Explanation;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The words for why a call was refused: a script of its own, which {@link ApiPromise} loads at the first refusal. */
public final class WordsScript {
    /** Gives the tag the function that puts a fault into words. */
    public static void main(String[] args) {
        give(fault -> Explanation.of(fault));
    }

    @JSBody(params = "explain", script = "giosgLink.explain = explain;")
    private static native void give(Explain explain);

    @JSFunctor
    private interface Explain extends JSObject {
        String explain(String fault);
    }

    private WordsScript() {}
}
