package io.roam.workspace;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * The root of an absolute path.
 *
 * @param form the form of the path
 * @param names nothing, a drive's letter, a server and its share, or a WSL distribution
 */
record PathRoot(PathForm form, ImmutableList<String> names) {
    /** An absolute path, split behind its root. */
    record Split(PathRoot root, String rest) {}

    static PathRoot posix() {
        return new PathRoot(PathForm.POSIX, ImmutableList.of());
    }

    static PathRoot drive(char letter) {
        return new PathRoot(PathForm.DRIVE, ImmutableList.of(String.valueOf(Ascii.toUpperCase(letter))));
    }

    /** Splits {@code text} behind its root; empty if it has none. */
    static Optional<Split> split(String text) {
        if (text.startsWith("/") && !isWindowsWithSlashes(text)) {
            return Optional.of(new Split(posix(), text.substring(1)));
        }
        String plain = withoutPrefix(text.replace('/', '\\'));
        return plain.startsWith("\\\\") ? splitShare(plain) : splitDrive(plain);
    }

    private static boolean isWindowsWithSlashes(String text) {
        String lower = Ascii.toLowerCase(text);
        return lower.startsWith("//?/") || lower.startsWith("//wsl$/") || lower.startsWith("//wsl.localhost/");
    }

    private static String withoutPrefix(String text) {
        if (!text.startsWith("\\\\?\\")) {
            return text;
        }
        String rest = text.substring(4);
        return Ascii.toUpperCase(rest).startsWith("UNC\\") ? "\\\\" + rest.substring(4) : rest;
    }

    private static Optional<Split> splitDrive(String text) {
        return isDrive(text) ? Optional.of(new Split(drive(text.charAt(0)), text.substring(3))) : Optional.empty();
    }

    private static boolean isDrive(String text) {
        return text.length() >= 3 && isLetter(text.charAt(0)) && text.startsWith(":\\", 1);
    }

    static boolean isLetter(char c) {
        return Ascii.isLowerCase(Ascii.toLowerCase(c));
    }

    private static Optional<Split> splitShare(String text) {
        int server = text.indexOf('\\', 2);
        if (server < 0) {
            return Optional.empty();
        }
        int share = text.indexOf('\\', server + 1);
        int end = share < 0 ? text.length() : share;
        PathRoot root = share(text.substring(2, server), text.substring(server + 1, end));
        return root.names.stream().allMatch(PathForm.SHARE::allows)
                ? Optional.of(new Split(root, text.substring(end)))
                : Optional.empty();
    }

    private static PathRoot share(String server, String share) {
        return Ascii.equalsIgnoreCase(server, "wsl$") || Ascii.equalsIgnoreCase(server, "wsl.localhost")
                ? new PathRoot(PathForm.WSL, ImmutableList.of(share))
                : new PathRoot(PathForm.SHARE, ImmutableList.of(server, share));
    }

    /** Returns a key that equal roots share: the form, then the names without case. */
    List<String> key() {
        return ImmutableList.<String>builder()
                .add(form.name())
                .addAll(LetterCase.fold(names))
                .build();
    }

    @Override
    public String toString() {
        return switch (form) {
            case POSIX -> "/";
            case DRIVE -> names.get(0) + ":\\";
            case SHARE -> "\\\\" + names.get(0) + "\\" + names.get(1) + "\\";
            case WSL -> "\\\\wsl.localhost\\" + names.get(0) + "\\";
        };
    }
}
