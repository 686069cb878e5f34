package example.objects;

import io.roam.spi.RoamException;

/** An address is not valid, or its bucket cannot be used. */
final class ObjectStoreException extends RoamException {
    private static final long serialVersionUID = 1L;

    ObjectStoreException(String what, String where, String remedy, Exception cause) {
        super(what, where, remedy, cause);
    }
}
