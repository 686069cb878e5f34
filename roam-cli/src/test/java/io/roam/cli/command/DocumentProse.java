package io.roam.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the prose of Markdown documents: everything but blocks of code, code in lines, and where links lead. */
final class DocumentProse {
    private final String name;
    private final List<TextPassage> found = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int start;

    private DocumentProse(String name) {
        this.name = name;
    }

    static List<TextPassage> read(Path root, Path file) throws IOException {
        DocumentProse prose = new DocumentProse(root.relativize(file).toString());
        prose.readLines(Files.readAllLines(file));
        return prose.found;
    }

    private void readLines(List<String> lines) {
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean fence = line.strip().startsWith("```");
            code ^= fence;
            if (fence || code || line.isBlank() || line.startsWith("    ") && paragraph.isEmpty()) {
                endParagraph();
                continue;
            }
            if (line.matches("\\s*(?:[-*|#>]|\\d+\\.).*")) {
                endParagraph();
            }
            if (paragraph.isEmpty()) {
                start = i + 1;
            }
            paragraph.append(line.strip()).append(' ');
        }
        endParagraph();
    }

    private void endParagraph() {
        String text = paragraph.toString().replaceAll("`[^`]*`", "`…`").replaceAll("\\]\\([^)]*\\)", "]");
        paragraph.setLength(0);
        if (!text.isBlank()) {
            found.add(new TextPassage(name + ":" + start, text.strip()));
        }
    }
}
