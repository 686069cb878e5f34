package io.roam.workspace;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;

/** The forms of absolute paths. */
enum PathForm {
    /** {@code /home/ada} */
    POSIX("/", false),
    /** {@code C:\Users\ada} */
    DRIVE("\\", true),
    /** {@code \\server\share\ada} */
    SHARE("\\", true),
    /** {@code \\wsl.localhost\Ubuntu\home\ada}: a Linux path, seen from Windows. */
    WSL("\\", false);

    private final String separator;
    private final boolean foldsCase;

    PathForm(String separator, boolean foldsCase) {
        this.separator = separator;
        this.foldsCase = foldsCase;
    }

    String separator() {
        return separator;
    }

    /** Whether names that differ only in case are the same. */
    boolean foldsCase() {
        return foldsCase;
    }

    /** Returns the parts of {@code text} between this form's separators. */
    List<String> names(String text) {
        return Splitter.on(this == POSIX ? CharMatcher.is('/') : CharMatcher.anyOf("/\\"))
                .splitToList(text);
    }

    /** Whether {@code name} is allowed in such a path: one segment without special meaning. */
    boolean allows(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && forbidden().matchesNoneOf(name);
    }

    private CharMatcher forbidden() {
        return switch (this) {
            case POSIX -> CharMatcher.anyOf("/\0");
            case WSL -> CharMatcher.anyOf("/\\\0");
            case DRIVE, SHARE -> CharMatcher.anyOf("/\\<>:\"|?*").or(CharMatcher.inRange('\0', '\u001f'));
        };
    }
}
