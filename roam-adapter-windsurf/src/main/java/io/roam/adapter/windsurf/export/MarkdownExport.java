package io.roam.adapter.windsurf.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.MessageIdentity;
import io.roam.adapter.windsurf.TitleText;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as the tool writes it to a Markdown file: what was said, without ids and times, and little of what was done. It is cut at
 * the two headings that begin what somebody says; all its bytes are in its records.
 */
final class MarkdownExport {
    private final List<String> blocks;

    private MarkdownExport(List<String> blocks) {
        this.blocks = blocks;
    }

    /** Whether a text is one. */
    static boolean isExport(String text) {
        return text.startsWith("# Cascade Chat Conversation") || text.startsWith("# Chat Conversation");
    }

    static MarkdownExport of(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        CodeFence fence = new CodeFence();
        for (String line : text.split("(?<=\n)", -1)) {
            if (!fence.isOpen() && SpeakerHeading.of(line).isPresent()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            fence.accept(line);
            block.append(line);
        }
        blocks.add(block.toString());
        return new MarkdownExport(blocks);
    }

    /** The first block is what stands before anybody says something. */
    List<Record> records() {
        List<Record> records = new ArrayList<>();
        records.add(Record.state(Record.MAIN, blocks.get(0).getBytes(UTF_8)));
        for (int i = 1; i < blocks.size(); i++) {
            records.add(Record.event(Record.MAIN, blocks.get(i).getBytes(UTF_8), identityOf(i)));
        }
        return records;
    }

    /** Two conversations may begin with the same words: the first event is these and the answer to them. */
    private byte[] identityOf(int block) {
        String first = block == 1 && blocks.size() > 2 ? blocks.get(2).strip() : "";
        return MessageIdentity.identityOf(first, blocks.get(block).strip().getBytes(UTF_8));
    }

    /** What it is called here: it names no id. */
    String session() {
        return blocks.size() > 1 ? HexFormat.of().formatHex(identityOf(1), 0, 16) : "empty";
    }

    SessionFacts facts(Instant written) {
        List<String> words = blocks.stream()
                .filter(block -> SpeakerHeading.of(block)
                        .filter(SpeakerHeading.USER::equals)
                        .isPresent())
                .map(SpeakerHeading::textBelow)
                .toList();
        return new SessionFacts(
                List.of(),
                words.stream().findFirst().flatMap(TitleText::firstLine),
                Optional.empty(),
                Optional.empty(),
                Optional.of(written),
                words.size());
    }
}
