package io.roam.spi.tool;

import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** Nothing can be written into this store. */
public final class ReadOnlyStoreException extends RoamException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports that reason.
     *
     * @param reason why, as a clause
     * @param remedy what the user can do, as text; may be empty
     */
    public ReadOnlyStoreException(String reason, String remedy) {
        this(reason, Remedy.of(remedy));
    }

    /**
     * Reports that reason.
     *
     * @param reason why, as a clause
     * @param remedy what the user can do; may be empty
     */
    public ReadOnlyStoreException(String reason, Remedy remedy) {
        super(reason, "", remedy, null);
    }
}
