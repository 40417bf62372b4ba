package com.giosg.demo.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.giosg.demo.testing.TemporaryFolder;
import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.faults.FaultProxy;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** This project's tag and backend: an event is a match of a goal, its number the value. */
final class Giosg implements Tracker {
    private static final String GOAL = "2870f654-c6a7-11e6-8a67-60f81db030fe";

    @Override
    public String name() {
        return "this tag";
    }

    @Override
    public String version() {
        return ResourceBundle.getBundle("com.giosg.demo.build").getString("build.version");
    }

    @Override
    public Server start() {
        return new GiosgServer(new Backend(TemporaryFolder.create("comparison")));
    }

    private record GiosgServer(Backend backend, FaultProxy line) implements Server {
        private static final ObjectMapper JSON = new ObjectMapper();

        GiosgServer(Backend backend) {
            this(backend, new FaultProxy(backend.origin()));
        }

        @Override
        public String head() {
            return """
                    <script src="%s/live2/%s"></script>
                    <script>
                    function track(number) { _giosg('goal', 'matches', '%s', {value: number}); }
                    </script>
                    """.formatted(line.origin(), Backend.ORGANIZATION, GOAL);
        }

        /** As the backend keeps no record of what it was sent again, read off the line. */
        @Override
        public List<Arrival> arrivals() {
            List<Arrival> arrivals = new ArrayList<>();
            for (String body : line.delivered()) {
                try {
                    for (JsonNode command : JSON.readTree(body).get("commands")) {
                        arrivals.add(new Arrival(
                                command.at("/arguments/1/value").asInt(),
                                command.get("id").asText()));
                    }
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return arrivals;
        }

        @Override
        public List<Integer> effects() {
            return backend.staff().list("/goals/" + GOAL + "/matches").stream()
                    .map(match -> match.get("goal_value").asInt())
                    .toList();
        }

        @Override
        public void close() {
            line.close();
            backend.close();
        }
    }
}
