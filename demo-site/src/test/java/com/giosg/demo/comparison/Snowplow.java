package com.giosg.demo.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.npm.NpmPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Snowplow's browser tracker: an event is a structured event, its number the label. */
final class Snowplow implements Tracker {
    private static final NpmPackage PACKAGE = new NpmPackage(
            "@snowplow/browser-tracker",
            "4.10.1",
            "sha512-1Kmi6Mtyxwn5BN7BPD63CCb8diNr/cD/ihxHVbnTVc9UQRK9xJALpkpOu90PomVH/GJN2VxVKyeNmPJhGnv9og==");

    private final Path script;

    Snowplow(Path cache) {
        script = PACKAGE.unpack(cache).resolve("dist/index.umd.min.js");
    }

    @Override
    public String name() {
        return "Snowplow browser-tracker";
    }

    @Override
    public String version() {
        return PACKAGE.version();
    }

    @Override
    public Server start() {
        return new Collector(script, Snowplow::head, Snowplow::read);
    }

    private static String head(String line) {
        return """
                <script src="%1$s/tracker.js"></script>
                <script>
                snowplowBrowserTracking.newTracker('comparison', '%1$s', {
                  appId: 'comparison',
                  eventMethod: 'post',
                  stateStorageStrategy: 'cookieAndLocalStorage',
                  maxLocalStorageQueueSize: 100000,
                  bufferSize: 1,
                  keepalive: true,
                  retryFailedRequests: true,
                  retryStatusCodes: [408, 429, 500, 503],
                  credentials: 'omit'
                });
                snowplowBrowserTracking.trackPageView();
                function track(number) {
                  snowplowBrowserTracking.trackStructEvent({
                    category: 'comparison', action: 'call', label: String(number)
                  });
                }
                </script>
                """.formatted(line);
    }

    private static List<Arrival> read(JsonNode body) {
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode event : body.get("data")) {
            if (event.path("e").asText().equals("se")) {
                arrivals.add(
                        new Arrival(event.get("se_la").asInt(), event.get("eid").asText()));
            }
        }
        return arrivals;
    }
}
