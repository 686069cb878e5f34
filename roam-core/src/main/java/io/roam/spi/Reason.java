package io.roam.spi;

/**
 * The reason why something was not done.
 *
 * @param what a clause for the user
 * @param remedy what the user can do; empty if nothing helps
 */
public record Reason(String what, String remedy) {}
