package io.roam.spi;

/**
 * The reason why something was not done.
 *
 * @param what a clause for the user
 * @param remedy what the user can do; empty if nothing helps
 */
public record Reason(String what, String remedy) {
    /** Returns what an error says failed, with its remedy. */
    public static Reason of(RoamException error) {
        return new Reason(error.what(), error.remedy());
    }
}
