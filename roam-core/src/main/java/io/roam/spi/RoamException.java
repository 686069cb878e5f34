package io.roam.spi;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that roam raises on purpose. Each names what failed, where, and what to do about it; leaves are
 * named for what failed. Anything else that leaves a provider is a bug of that provider.
 */
public abstract class RoamException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final String what;
    private final ErrorLocation location;
    private final Remedy remedy;

    /**
     * Makes an error; its message joins the three.
     *
     * @param what what failed, as the beginning of a sentence without its full stop
     * @param where the address or other text concerned, which ends the sentence; empty if there is none
     * @param remedy what the user can do, as an imperative or a command; several are on lines of their own; empty if nothing is known
     * @param cause its cause, or null
     */
    protected RoamException(String what, String where, String remedy, @Nullable Throwable cause) {
        this(what, where, Remedy.of(remedy), cause);
    }

    /** Makes an error that concerns this file, folder, conversation or device. */
    protected RoamException(String what, ErrorLocation location, String remedy, @Nullable Throwable cause) {
        this(what, location, Remedy.of(remedy), cause);
    }

    /** Makes an error about which roam itself can do something. */
    protected RoamException(String what, String where, Remedy remedy, @Nullable Throwable cause) {
        this(what, ErrorLocation.other(where), remedy, cause);
    }

    /** Makes an error that concerns this file, folder, conversation or device, and about which roam itself can do something. */
    protected RoamException(String what, ErrorLocation location, Remedy remedy, @Nullable Throwable cause) {
        super(sentence(what, location, remedy), cause);
        this.what = what;
        this.location = location;
        this.remedy = remedy;
    }

    private static String sentence(String what, ErrorLocation location, Remedy remedy) {
        return new Reason(clause(what, location), remedy).sentence();
    }

    private static String clause(String what, ErrorLocation location) {
        return what + (location.value().isEmpty() ? "" : ": " + location.value());
    }

    /** What failed and where, as one clause. */
    final String clause() {
        return clause(what, location);
    }

    /** All three as one sentence, which {@link Reason#parse} takes apart. */
    @Override
    public final String getMessage() {
        return sentence(what, location, remedy);
    }

    /** What failed. */
    public final String what() {
        return what;
    }

    /** The file, address or id concerned; may be empty. */
    public final String where() {
        return location.value();
    }

    /** What the error concerns. */
    public final ErrorLocation location() {
        return location;
    }

    /** What the user can do, with roam's own actions as data; may be empty. */
    public final Remedy remedy() {
        return remedy;
    }

    /** What the user can do, in the words of the command line, one item for each thing. */
    public final List<String> hints() {
        return remedy.hints();
    }

    /** The name of the kind of error for programs, such as {@code unknown-conversation}; it does not change. */
    public String code() {
        String name = getClass().getSimpleName().replaceFirst("Exception$", "");
        return WORD_START.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
