package io.roam.adapter.cursor.rows;

import io.roam.spi.tool.RemoteFolder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which the tool writes a folder: a path, {@code file:///home/ada/lamp}, {@code file:///c%3A/lamp}, {@code file://server/share}, or
 * {@code vscode-remote://wsl%2BUbuntu/home/ada/lamp}. A folder behind SSH or in a container stays a URI.
 */
public final class WorkspaceUri {
    private static final Pattern DRIVE = Pattern.compile("/([A-Za-z]:)(/.*|$)");
    private static final Pattern REMOTE = Pattern.compile("vscode-remote://(?i:wsl)(?:%2[Bb]|\\+)([^/]+)(/.*)");
    private static final Pattern PLAIN = Pattern.compile("/.*|[A-Za-z]:[/\\\\].*|\\\\\\\\.*");

    private WorkspaceUri() {}

    /** Returns the absolute path, or the URI of a remote folder; empty if it is neither. */
    public static Optional<String> pathOf(String uri) {
        if (uri.startsWith("file://")) {
            return Optional.of(fileUriPath(uri.substring("file://".length()))).filter(path -> !path.isEmpty());
        }
        Matcher remote = REMOTE.matcher(uri);
        if (remote.matches()) {
            String below = decoded(remote.group(2)).replace('/', '\\');
            return Optional.of("\\\\wsl.localhost\\" + decoded(remote.group(1)) + below);
        }
        if (uri.startsWith(RemoteFolder.SCHEME + ":")) {
            return RemoteFolder.parse(uri).map(RemoteFolder::toString);
        }
        return PLAIN.matcher(uri).matches() ? Optional.of(uri) : Optional.empty();
    }

    private static String fileUriPath(String rest) {
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
        } catch (IllegalArgumentException e) { // a percent sign without two digits
            return text;
        }
    }

    /** Returns the folder in a value: {@code {"uri":{…}}}, {@code {"folder":"…"}}, or a string. */
    public static Optional<String> folderIn(JsonView json) {
        return json.text()
                .or(() -> json.findText("folder"))
                .or(() -> json.findText("uri", "external"))
                .or(() -> remoteUri(json))
                .or(() -> json.findText("uri", "fsPath"))
                .or(() -> json.findText("uri", "path"))
                .or(() -> json.findText("uri"))
                .flatMap(WorkspaceUri::pathOf)
                .or(() ->
                        json.findText("workspace").flatMap(WorkspaceUri::pathOf).map(WorkspaceUri::parentOf));
    }

    private static Optional<String> remoteUri(JsonView json) {
        return json.findText("uri", "scheme")
                .filter(scheme -> !scheme.equals("file"))
                .map(scheme ->
                        scheme + "://" + json.findText("uri", "authority").orElse("")
                                + json.findText("uri", "path").orElse(""));
    }

    /** Returns the folder of a file that names several folders. */
    private static String parentOf(String file) {
        int end = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return end > 0 ? file.substring(0, end) : file;
    }
}
