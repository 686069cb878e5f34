package io.roam.cli.pick;

import java.util.Optional;

/**
 * How a picker begins.
 *
 * @param prompt is shown before the input
 * @param typed is the initial input
 * @param preselected the id of the candidate selected first, if {@code typed} is blank
 */
public record PickerStart(String prompt, String typed, Optional<String> preselected) {}
