package io.roam.spi;

import java.util.List;

/** Looks at one thing that can be wrong. */
@FunctionalInterface
public interface Check {
    /**
     * Looks, and changes nothing.
     *
     * @return what was found; that all is well is a diagnosis too, where a user would ask
     * @throws RoamException if it cannot be looked at
     */
    List<Diagnosis> run();
}
