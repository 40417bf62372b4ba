package com.giosg.demo.testing.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** The microphone, the camera and the connections that a page's code gets of the browser, which are watched. */
public final class Media {
    private static final List<String> DEVICES = List.of("microphone", "camera");
    private static final String WATCH = """
            () => {
              const connections = [], tracks = [], devices = navigator.mediaDevices;
              const ask = devices.getUserMedia.bind(devices);
              devices.getUserMedia = async wanted => {
                const stream = await ask(wanted);
                tracks.push(...stream.getTracks());
                return stream;
              };
              RTCPeerConnection = new Proxy(RTCPeerConnection, {
                __proto__: null,
                construct(type, settings) {
                  const connection = new type(...settings);
                  connections.push(connection);
                  return connection;
                },
              });
              const last = () => connections[connections.length - 1];
              const credentials = sdp => /^a=ice-ufrag:(.*)$/m.exec(sdp)[1].trim();
              window.media = {
                connections,
                tracks,
                async received(figure, kind) {
                  let sum = 0;
                  if (last()) (await last().getStats()).forEach(entry => {
                    if (entry.type === 'inbound-rtp' && entry.kind === kind) sum += entry[figure];
                  });
                  return sum;
                },
                own: () => credentials(last().localDescription.sdp),
                others: () => credentials(last().remoteDescription.sdp),
              };
            }""";

    private final Page page;

    private Media(Page page) {
        this.page = page;
    }

    /** Lets a page use the microphone and the camera, and watches what it makes of them from now on. */
    public static Media of(Page page) {
        page.context().grantPermissions(DEVICES);
        page.evaluate(WATCH);
        return new Media(page);
    }

    /** The person at the browser does not let its pages use the devices. */
    public void forbid() {
        page.context().clearPermissions();
        CDPSession devTools = page.context().newCDPSession(page);
        for (String device : DEVICES) {
            JsonObject permission = new JsonObject();
            permission.addProperty("name", device);
            JsonObject denied = new JsonObject();
            denied.add("permission", permission);
            denied.addProperty("setting", "denied");
            devTools.send("Browser.setPermission", denied);
        }
    }

    /** Sound comes, and goes on coming. */
    public void assertHears() {
        assertGrows("bytesReceived", "audio");
    }

    /** A picture comes, goes on coming, and moves in that video. */
    public void assertSees(Locator video) {
        assertGrows("bytesReceived", "video");
        assertGrows("framesDecoded", "video");
        double time = ((Number) video.evaluate("video => video.currentTime")).doubleValue();
        page.waitForFunction(
                "([video, time]) => video.videoWidth > 0 && !video.paused && video.currentTime > time",
                List.of(video.elementHandle(), time));
    }

    private void assertGrows(String figure, String kind) {
        page.waitForFunction(
                """
                async ([figure, kind, before]) => await media.received(figure, kind) > before""",
                List.of(
                        figure,
                        kind,
                        page.evaluate("([figure, kind]) => media.received(figure, kind)", List.of(figure, kind))),
                // To gather the figures anew for each frame of the screen would keep both ends busy.
                new Page.WaitForFunctionOptions().setPollingInterval(50));
    }

    /** Microphone and camera were on, and all of them are off; so is every connection. */
    public void assertIsOff() {
        page.waitForFunction("media.tracks.length > 0 && media.tracks.every(track => track.readyState === 'ended')"
                + " && media.connections.every(connection => connection.connectionState === 'closed')");
    }

    /** The page never asked for them. */
    public boolean isUntouched() {
        return (boolean) page.evaluate("media.tracks.length === 0");
    }

    /** Both ends go over to a connection that is not what it was, and is the same for both. */
    public static void assertRestarted(Media one, Media other, String was) {
        one.page.waitForFunction("was => media.own() !== was", was);
        other.page.waitForFunction("now => media.others() === now", one.own());
        one.page.waitForFunction("now => media.others() === now", other.own());
    }

    /** The connection is gone, and nobody is told. */
    public void cut() {
        page.evaluate("media.connections.forEach(connection => connection.close())");
    }

    /** What tells this end of the connection from all others. */
    public String own() {
        return (String) page.evaluate("media.own()");
    }

    /** What tells the other end of the connection from all others, as this one was told. */
    public String others() {
        return (String) page.evaluate("media.others()");
    }
}
