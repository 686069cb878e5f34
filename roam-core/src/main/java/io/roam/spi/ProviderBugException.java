package io.roam.spi;

/**
 * A provider, an adapter or a transport, failed in a way that its interface does not allow. The cause is what it threw. Roam raises it around
 * every call of a provider; a provider itself never does.
 */
public final class ProviderBugException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final String provider;
    private final String className;

    /**
     * Reports a bug.
     *
     * @param kind of provider, such as "adapter"
     * @param provider its id
     * @param className the class by which its author finds it
     */
    public ProviderBugException(String kind, String provider, String className, Throwable cause) {
        super(
                "internal error in the " + kind + " " + provider + " (" + className + ")",
                cause.toString(),
                "report it to the author of the " + kind,
                cause);
        this.provider = provider;
        this.className = className;
    }

    /** Returns the id of the provider that failed. */
    public String provider() {
        return provider;
    }

    /** Returns the name of its class. */
    public String className() {
        return className;
    }
}
