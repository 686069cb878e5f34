package io.roam.cli.provider;

/**
 * A provider that was found.
 *
 * @param id the tool's id, or the transport's scheme
 */
record FoundProvider<T>(String id, T provider) {
    String place() {
        return ClassOrigin.of(provider.getClass());
    }

    /** All that a report of a bug should say about it. */
    String described() {
        Class<?> type = provider.getClass();
        return id + " " + type.getName() + " " + ClassOrigin.version(type) + " " + place();
    }
}
