package io.roam.cli.service;

/**
 * The result of a program that has ended.
 *
 * @param code its exit code
 * @param text its output and errors
 */
public record ProgramResult(int code, String text) {
    boolean isSuccess() {
        return code == 0;
    }
}
