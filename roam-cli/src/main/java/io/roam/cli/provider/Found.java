package io.roam.cli.provider;

/**
 * A provider that was found.
 *
 * @param id the tool's id, or the transport's scheme
 */
record Found<T>(String id, T provider) {
    String place() {
        return Origin.of(provider.getClass());
    }

    /** All that a report of a bug should say about it. */
    String described() {
        Class<?> type = provider.getClass();
        return id + " " + type.getName() + " " + Origin.version(type) + " " + place();
    }
}
