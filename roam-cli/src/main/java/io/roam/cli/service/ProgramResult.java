package io.roam.cli.service;

/**
 * What a program ended with.
 *
 * @param code its exit code
 * @param text what it printed, errors too
 */
public record ProgramResult(int code, String text) {
    boolean isSuccess() {
        return code == 0;
    }
}
