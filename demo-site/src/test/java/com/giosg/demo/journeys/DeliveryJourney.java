package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Goals counted over a line with faults, in pages that nothing may make throw. */
abstract class DeliveryJourney {
    @RegisterExtension
    final Stage stage = new Stage();

    CountedGoals goals;

    @BeforeEach
    void open() {
        goals = new CountedGoals(stage);
    }

    @AfterEach
    void close() {
        goals.close();
        assertEquals(List.of(), stage.errors());
    }
}
