package io.roam.cli.provider;

/**
 * A provider that was found.
 *
 * @param id the tool's id, or the transport's scheme
 */
record FoundProvider<T>(String id, T provider) {
    String location() {
        return ClassOrigin.locationOf(provider.getClass());
    }

    /** Returns what a bug report should say about the provider. */
    String describe() {
        Class<?> type = provider.getClass();
        return id + " " + type.getName() + " " + ClassOrigin.versionOf(type) + " " + location();
    }
}
