package io.roam.api;

import io.roam.spi.RoamException;

/** The home is closed: rules of the user may be missing, so nothing is captured, accepted, given out or placed. */
public final class HomeClosedException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final transient HomeClosure closure;

    public HomeClosedException(HomeClosure closure) {
        super(closure.what(), closure.where(), closure.remedy(), null);
        this.closure = closure;
    }

    /** Returns why the home is closed. */
    public HomeClosure closure() {
        return closure;
    }
}
