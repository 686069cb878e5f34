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

    /** All that a report of a bug should say about it. */
    String describe() {
        Class<?> type = provider.getClass();
        return id + " " + type.getName() + " " + ClassOrigin.versionOf(type) + " " + location();
    }
}
