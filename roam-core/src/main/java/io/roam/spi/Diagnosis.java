package io.roam.spi;

import java.util.Optional;

/**
 * A finding of a {@link Check}. Made by the factories for each severity, and {@link #fixedBy}.
 *
 * @param id of its kind, a word or two with hyphens, never changed
 * @param severity how much it matters
 * @param what the finding, as the beginning of a sentence without its full stop
 * @param where the file, device, address or id concerned; empty if there is none
 * @param remedy what the user can do; empty if there is nothing to do
 * @param fix applies the remedy, where that is always safe
 */
public record Diagnosis(String id, Severity severity, String what, String where, Remedy remedy, Optional<Fix> fix) {

    /** How much a diagnosis matters. */
    public enum Severity {
        /** It was examined, and is as it should be. */
        GOOD("ok"),
        /** It is worth knowing, and may be intended. */
        NOTICE("info"),
        /** Something does not work, or will not, until the user acts. */
        WARNING("warning"),
        /** Messages are damaged, in danger or out of reach. */
        ERROR("error");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** Whether the user should act. */
        public boolean isTrouble() {
            return compareTo(WARNING) >= 0;
        }

        /** Returns the word for it in documents and JSON. */
        public String word() {
            return word;
        }
    }

    /** Repairs what was diagnosed. */
    @FunctionalInterface
    public interface Fix {
        /**
         * Repairs it, as far as that is still needed.
         *
         * @return what was done, a clause
         * @throws RoamException if it cannot be repaired
         */
        String apply();
    }

    /** Returns the finding that all is well. */
    public static Diagnosis good(String id, String what, String where) {
        return new Diagnosis(id, Severity.GOOD, what, where, Remedy.none(), Optional.empty());
    }

    /** Returns a finding worth knowing; its remedy is text. */
    public static Diagnosis notice(String id, String what, String where, String remedy) {
        return notice(id, what, where, Remedy.of(remedy));
    }

    /** Returns a finding worth knowing. */
    public static Diagnosis notice(String id, String what, String where, Remedy remedy) {
        return new Diagnosis(id, Severity.NOTICE, what, where, remedy, Optional.empty());
    }

    /** Returns a finding on which the user should act; its remedy is text. */
    public static Diagnosis warning(String id, String what, String where, String remedy) {
        return warning(id, what, where, Remedy.of(remedy));
    }

    /** Returns a finding on which the user should act. */
    public static Diagnosis warning(String id, String what, String where, Remedy remedy) {
        return new Diagnosis(id, Severity.WARNING, what, where, remedy, Optional.empty());
    }

    /** Returns a finding on which the user should act soon; its remedy is text. */
    public static Diagnosis error(String id, String what, String where, String remedy) {
        return error(id, what, where, Remedy.of(remedy));
    }

    /** Returns a finding on which the user should act soon. */
    public static Diagnosis error(String id, String what, String where, Remedy remedy) {
        return new Diagnosis(id, Severity.ERROR, what, where, remedy, Optional.empty());
    }

    /** Returns the finding that something could not be examined. */
    public static Diagnosis error(String id, RoamException why) {
        return error(id, why.what(), why.where(), why.remedy());
    }

    /** Returns this finding with a repair. */
    public Diagnosis fixedBy(Fix safe) {
        return new Diagnosis(id, severity, what, where, remedy, Optional.of(safe));
    }
}
