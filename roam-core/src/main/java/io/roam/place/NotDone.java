package io.roam.place;

/**
 * Why something was not done.
 *
 * @param remedy what the user can do; may be empty
 */
public record NotDone(String reason, String remedy) {}
