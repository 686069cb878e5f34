package io.roam.spi;

import java.util.List;

/** Examines one thing that can be wrong. Called on the thread that examines the home; what it throws becomes a finding. */
@FunctionalInterface
public interface Check {
    /**
     * Examines it, and changes nothing.
     *
     * @return the findings; that all is well is one too, where a user would ask
     * @throws RoamException if it cannot be examined
     */
    List<Diagnosis> run();
}
