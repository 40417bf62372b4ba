package com.giosg.tag.phone;

import com.giosg.tag.ports.PeerConnection;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * How the two ends of a connection agree on what they send ("perfect negotiation", WebRTC specification, section 10.7): either may
 * offer at any time, and where both do, the polite one takes its own offer back. The very first offer is the impolite
 * end's: both open at the same moment, and a browser may find no candidates any more after it took back its first.
 */
final class Negotiation {
    private final PeerConnection peer;
    private final boolean isPolite;
    private final SignalPost post;
    private boolean isOffering;
    private boolean isTakingAnswer;
    private boolean ignoresOffer;
    private boolean hasTaken;
    /** The other's offer, for when the own one is made; null for none. */
    private @Nullable Value held;

    Negotiation(PeerConnection peer, boolean isPolite, SignalPost post) {
        this.peer = peer;
        this.isPolite = isPolite;
        this.post = post;
    }

    /** There is something to offer. */
    void offer() {
        if (isPolite && !hasTaken) {
            // What it has to offer goes with its answer, or is told again after that.
            return;
        }
        isOffering = true;
        peer.describe(description -> {
            isOffering = false;
            send(description);
            if (held != null) {
                Value offer = held;
                held = null;
                takeDescription(offer, true);
            }
        });
    }

    /** The other end says something: {@code {"description": {"type", "sdp"}}} or {@code {"candidate": {…}}}. */
    void heard(Value signal) {
        Value description = signal.member("description");
        if (description.type() == Value.OBJECT) {
            takeDescription(description, description.member("type").json().equals("\"offer\""));
        } else if (!ignoresOffer) {
            // Candidates of an offer that was ignored belong to nothing.
            peer.addCandidate(signal.member("candidate").json());
        }
    }

    private void takeDescription(Value description, boolean isOffer) {
        if (isOffer && isPolite && isOffering) {
            held = description;
            return;
        }
        boolean isReady = !isOffering && (peer.isStable() || isTakingAnswer);
        ignoresOffer = !isPolite && isOffer && !isReady;
        if (ignoresOffer) {
            return;
        }
        isTakingAnswer = !isOffer;
        hasTaken = true;
        peer.take(description.json(), ok -> {
            isTakingAnswer = false;
            if (ok && isOffer) {
                peer.describe(answer -> send(answer));
            }
        });
    }

    private void send(@Nullable String description) {
        if (description != null) {
            post.send("{\"description\":".concat(description).concat("}"));
        }
    }
}
