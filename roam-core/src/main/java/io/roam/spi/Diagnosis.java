package io.roam.spi;

import java.util.Optional;

/**
 * What a {@link Check} found.
 *
 * @param id of its kind, a word or two with hyphens, never changed
 * @param severity how much it matters
 * @param what what was found, as the beginning of a sentence without its full stop
 * @param where the file, device, address or id concerned; empty if there is none
 * @param remedy what the user can do, as a clause or a command; empty if there is nothing to do
 * @param fix does it, if that is safe whatever else the user has in mind
 */
public record Diagnosis(String id, Severity severity, String what, String where, String remedy, Optional<Fix> fix) {

    /** How much a diagnosis matters. */
    public enum Severity {
        /** It was looked at, and is as it should be. */
        GOOD("good"),
        /** It is worth knowing, and may well be meant so. */
        NOTICE("notice"),
        /** Something does not work, or will not, until somebody does something. */
        WARNING("warning"),
        /** Words are damaged, are in danger, or stay out of reach. */
        ERROR("error");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** Whether something is to be done. */
        public boolean isTrouble() {
            return compareTo(WARNING) >= 0;
        }

        /** As it is written in documents and JSON. */
        public String word() {
            return word;
        }
    }

    /** Puts something right that was diagnosed. */
    @FunctionalInterface
    public interface Fix {
        /**
         * Does it, as far as it is still needed.
         *
         * @return what was done, as a clause
         * @throws RoamException if it cannot be done
         */
        String apply();
    }

    /** All is well there. */
    public static Diagnosis good(String id, String what, String where) {
        return new Diagnosis(id, Severity.GOOD, what, where, "", Optional.empty());
    }

    /** Worth knowing. */
    public static Diagnosis notice(String id, String what, String where, String remedy) {
        return new Diagnosis(id, Severity.NOTICE, what, where, remedy, Optional.empty());
    }

    /** Something is to be done. */
    public static Diagnosis warning(String id, String what, String where, String remedy) {
        return new Diagnosis(id, Severity.WARNING, what, where, remedy, Optional.empty());
    }

    /** Something is to be done soon. */
    public static Diagnosis error(String id, String what, String where, String remedy) {
        return new Diagnosis(id, Severity.ERROR, what, where, remedy, Optional.empty());
    }

    /** What could not be looked at. */
    public static Diagnosis error(String id, RoamException why) {
        return error(id, why.what(), why.where(), why.remedy());
    }

    /** The same, which that can put right. */
    public Diagnosis fixedBy(Fix safe) {
        return new Diagnosis(id, severity, what, where, remedy, Optional.of(safe));
    }
}
