package io.roam.spi;

import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that roam raises on purpose. Each says what failed, where, and what to do about it; leaves are
 * named for what failed. Anything else that leaves a provider is a bug of that provider.
 */
public abstract class RoamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final String remedy;

    /**
     * Makes an error; its message joins the three.
     *
     * @param what what failed, as the beginning of a sentence without its full stop
     * @param where the file, address or id concerned; empty if there is none
     * @param remedy what the user can do, as a clause or a command; empty if nothing is known
     * @param cause what lies behind it, or null
     */
    protected RoamException(String what, String where, String remedy, @Nullable Throwable cause) {
        super(sentence(what, where, remedy), cause);
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    private static String sentence(String what, String where, String remedy) {
        return what + (where.isEmpty() ? "" : ": " + where) + (remedy.isEmpty() ? "" : " (" + remedy + ")");
    }

    /** All three as one sentence. */
    @Override
    public final String getMessage() {
        return sentence(what, where, remedy);
    }

    /** What failed. */
    public final String what() {
        return what;
    }

    /** The file, address or id concerned; may be empty. */
    public final String where() {
        return where;
    }

    /** What the user can do; may be empty. */
    public final String remedy() {
        return remedy;
    }
}
