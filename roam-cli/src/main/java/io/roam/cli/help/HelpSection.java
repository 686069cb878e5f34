package io.roam.cli.help;

import java.util.List;
import java.util.Map;

/** A part of a page of help, under a heading. */
public sealed interface HelpSection {
    String heading();

    /**
     * Lines that show how a command is written.
     *
     * @param lines each begins with {@code roam}
     */
    record Usage(String heading, List<String> lines) implements HelpSection {}

    /**
     * What words mean, such as options.
     *
     * @param terms each with its meaning
     */
    record Terms(String heading, Map<String, String> terms) implements HelpSection {}

    /**
     * Lines that are printed as they are.
     *
     * @param lines commands and remarks
     */
    record Example(String heading, List<String> lines) implements HelpSection {}

    /** Paragraphs. */
    record Prose(String heading, List<String> paragraphs) implements HelpSection {}
}
