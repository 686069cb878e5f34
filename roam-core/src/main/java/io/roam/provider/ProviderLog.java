package io.roam.provider;

/** The log of what providers do wrong, {@code io.roam}: the whole cause, which the sentence for the user has no room for. */
final class ProviderLog {
    private ProviderLog() {}

    static void warn(String what, Throwable cause) {
        System.getLogger("io.roam")
                .log(System.Logger.Level.WARNING, what, cause); // looked up here: it is seldom needed
    }
}
