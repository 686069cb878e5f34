package io.roam.cli.pick;

import java.util.Optional;

/**
 * How picking begins.
 *
 * @param prompt stands before what is written
 * @param typed is written already
 * @param preselected the id of the one that is selected, if nothing is written
 */
public record PickerStart(String prompt, String typed, Optional<String> preselected) {}
