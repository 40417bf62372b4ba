package com.giosg.demo.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.npm.NpmPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Segment's analytics-next: an event is a track call, its number a property. */
final class Segment implements Tracker {
    private static final NpmPackage PACKAGE = new NpmPackage(
            "@segment/analytics-next",
            "1.84.3",
            "sha512-5l7cPBzScxhfJ0zdcKQI4daDvMIWWUk7hClT1xGRelnHUltIEoQ9w8+ZpFPoWJMpX8D7IA1nVAfJbpiKi3XaKw==");

    /** Both ways of delivery that it documents, as each is better at something. */
    enum Strategy {
        STANDARD,
        BATCHING
    }

    private final Path script;
    private final String strategy;

    Segment(Path cache, Strategy strategy) {
        this.script = PACKAGE.unpack(cache).resolve("dist/umd/index.js");
        this.strategy = strategy.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return "Segment analytics-next, " + strategy;
    }

    @Override
    public String version() {
        return PACKAGE.version();
    }

    @Override
    public Server start() {
        return new Collector(script, this::head, Segment::read);
    }

    private String head(String line) {
        return """
                <script src="%s/tracker.js"></script>
                <script>
                var host = {apiHost: '%s/v1', protocol: 'http'};
                var analytics = AnalyticsNext.AnalyticsBrowser.load({
                  writeKey: 'comparison',
                  cdnSettings: {integrations: {'Segment.io': {apiKey: 'comparison', retryQueue: true, ...host}}}
                }, {
                  retryQueue: true,
                  integrations: {'Segment.io': {
                    ...host,
                    deliveryStrategy: {strategy: '%s', config: {keepalive: true}},
                    httpConfig: {rateLimitConfig: {maxRetryCount: 100}, backoffConfig: {maxRetryCount: 100}}
                  }}
                });
                analytics.page();
                function track(number) { analytics.track('call', {number: number}); }
                </script>
                """.formatted(line, line.substring("http://".length()), strategy);
    }

    private static List<Arrival> read(JsonNode body) {
        List<Arrival> arrivals = new ArrayList<>();
        Iterable<JsonNode> events = body.has("batch") ? body.get("batch") : List.of(body);
        for (JsonNode event : events) {
            if (event.path("type").asText().equals("track")) {
                arrivals.add(new Arrival(
                        event.at("/properties/number").asInt(),
                        event.get("messageId").asText()));
            }
        }
        return arrivals;
    }
}
