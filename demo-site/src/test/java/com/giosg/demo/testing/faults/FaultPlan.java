package com.giosg.demo.testing.faults;

import java.util.List;
import java.util.Random;

/** Says of each POST, in the order of their arrival, what happens to it. */
@FunctionalInterface
public interface FaultPlan {
    Fault next();

    /** The same for every POST. */
    static FaultPlan always(Fault fault) {
        return () -> fault;
    }

    /** A fault that is drawn this often, in relation to the others' weights. */
    record Weighted(double weight, Fault fault) {}

    /** Draws each POST's fault; the same seed draws the same ones. */
    static FaultPlan random(long seed, List<Weighted> faults) {
        Random random = new Random(seed);
        double total = faults.stream().mapToDouble(Weighted::weight).sum();
        return () -> {
            double drawn = random.nextDouble() * total;
            for (Weighted candidate : faults) {
                drawn -= candidate.weight;
                if (drawn < 0) {
                    return candidate.fault;
                }
            }
            return Fault.PASS;
        };
    }
}
