package io.roam.spi.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder on another machine or in a container, which an editor shows through a connection, such as
 * {@code vscode-remote://ssh-remote%2Bdevbox/home/ada/lamp}. The same URI means the same folder on every device. Immutable.
 *
 * @param authority what connects to it, such as {@code ssh-remote+devbox}
 * @param path its path there
 */
public record RemoteFolder(String authority, String path) {
    /** The scheme of the URIs. */
    public static final String SCHEME = "vscode-remote";

    private static final int MAX_LENGTH = 4096;
    private static final Pattern FORM = Pattern.compile(SCHEME + "://([^/?#]+)(/[^?#]*)?");
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    /** Parses a URI, with or without its escapes; empty if it is of another kind, has control characters, or is too long. */
    public static Optional<RemoteFolder> parse(String uri) {
        Matcher form = FORM.matcher(uri);
        if (uri.length() > MAX_LENGTH || !form.matches()) {
            return Optional.empty();
        }
        String path = form.group(2) == null ? "/" : decoded(form.group(2));
        String authority = decoded(form.group(1)).toLowerCase(Locale.ROOT);
        return Optional.of(new RemoteFolder(authority, withoutSlash(path)))
                .filter(folder -> (authority + path).chars().noneMatch(Character::isISOControl));
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) { // a percent sign without two digits
            return text;
        }
    }

    /** Returns the names from this folder to one below it; empty if the other is elsewhere. */
    public Optional<List<String>> relativize(RemoteFolder below) {
        String parent = path.equals("/") ? path : path + '/';
        if (equals(below)) {
            return Optional.of(List.of());
        }
        return below.authority.equals(authority) && below.path.startsWith(parent)
                ? Optional.of(List.of(below.path.substring(parent.length()).split("/")))
                : Optional.empty();
    }

    /** Returns the URI with its escapes, as the editor writes it. */
    @Override
    public String toString() {
        return SCHEME + "://" + encoded(authority, PLAIN + ":[]") + encoded(path, PLAIN);
    }

    private static String encoded(String text, String plain) {
        StringBuilder uri = new StringBuilder();
        for (byte one : text.getBytes(UTF_8)) {
            char c = (char) (one & 0xff);
            uri.append(plain.indexOf(c) >= 0 ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return uri.toString();
    }
}
