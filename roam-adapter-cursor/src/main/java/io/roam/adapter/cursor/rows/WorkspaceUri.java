package io.roam.adapter.cursor.rows;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tool writes for a folder: a path, {@code file:///home/ada/lamp}, {@code file:///c%3A/lamp}, {@code file://server/share}, or
 * {@code vscode-remote://wsl%2BUbuntu/home/ada/lamp}. Folders behind SSH or in containers are none of this machine.
 */
public final class WorkspaceUri {
    private static final Pattern DRIVE = Pattern.compile("/([A-Za-z]:)(/.*|$)");
    private static final Pattern REMOTE = Pattern.compile("vscode-remote://(?i:wsl)(?:%2[Bb]|\\+)([^/]+)(/.*)");
    private static final Pattern PLAIN = Pattern.compile("/.*|[A-Za-z]:[/\\\\].*|\\\\\\\\.*");

    private WorkspaceUri() {}

    /** The absolute path that it means. */
    public static Optional<String> path(String uri) {
        if (uri.startsWith("file://")) {
            return Optional.of(file(uri.substring("file://".length()))).filter(path -> !path.isEmpty());
        }
        Matcher remote = REMOTE.matcher(uri);
        if (remote.matches()) {
            String below = decoded(remote.group(2)).replace('/', '\\');
            return Optional.of("\\\\wsl.localhost\\" + decoded(remote.group(1)) + below);
        }
        return PLAIN.matcher(uri).matches() ? Optional.of(uri) : Optional.empty();
    }

    private static String file(String rest) {
        String decoded = decoded(rest);
        Matcher drive = DRIVE.matcher(decoded);
        if (drive.matches()) {
            String below = drive.group(2).replace('/', '\\');
            return drive.group(1) + (below.isEmpty() ? "\\" : below);
        }
        return decoded.startsWith("/") || decoded.isEmpty() ? decoded : "\\\\" + decoded.replace('/', '\\');
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // a percent sign that begins nothing
            return text;
        }
    }

    /** The folder that an object names which stands for one: {@code {"uri":{…}}}, {@code {"folder":"…"}}, or a text. */
    public static Optional<String> of(JsonView json) {
        return json.text()
                .or(() -> json.textAt("folder"))
                .or(() -> json.textAt("uri", "external"))
                .or(() -> remote(json))
                .or(() -> json.textAt("uri", "fsPath"))
                .or(() -> json.textAt("uri", "path"))
                .or(() -> json.textAt("uri"))
                .flatMap(WorkspaceUri::path)
                .or(() -> json.textAt("workspace").flatMap(WorkspaceUri::path).map(WorkspaceUri::parent));
    }

    private static Optional<String> remote(JsonView json) {
        return json.textAt("uri", "scheme")
                .filter(scheme -> !scheme.equals("file"))
                .map(scheme -> scheme + "://" + json.textAt("uri", "authority").orElse("")
                        + json.textAt("uri", "path").orElse(""));
    }

    /** A file that names several folders stands for the folder that it lies in. */
    private static String parent(String file) {
        int end = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return end > 0 ? file.substring(0, end) : file;
    }
}
