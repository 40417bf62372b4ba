package com.giosg.demo.testing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Goals counted over a line with faults, in pages that nothing may make throw. */
public abstract class DeliveryJourney {
    @RegisterExtension
    public final Stage stage = new Stage();

    public CountedGoals goals;

    @BeforeEach
    public void open() {
        goals = new CountedGoals(stage);
    }

    @AfterEach
    public void close() {
        goals.close();
        assertEquals(List.of(), stage.errors());
    }
}
