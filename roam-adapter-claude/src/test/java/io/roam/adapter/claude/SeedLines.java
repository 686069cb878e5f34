package io.roam.adapter.claude;

import io.roam.adapter.claude.files.LineReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Valid lines as seeds: one of each kind, and real ones if there are some. */
final class SeedLines {
    private static final int REAL = 1500;
    private static final int LONGEST = 4000;

    private SeedLines() {}

    /** Returns lines of every kind that the adapter knows, and some of unknown kinds. */
    static List<byte[]> made() {
        List<String> lines = new ArrayList<>();
        String text = TranscriptFixture.text("words \\\"and\\\" \\ud83d\\ude00 more");
        lines.add(row("user", "1", "null", "'message':{'role':'user','content':'hello there'}"));
        lines.add(row("assistant", "2", "'1'", message("7", text)));
        lines.add(row("assistant", "3", "'2'", message("7", TranscriptFixture.call("toolu_1"))));
        lines.add(row(
                "user",
                "4",
                "'3'",
                "'toolUseResult':{'stdout':'x'},'message':{'role':'user','content':[" + result() + "]}"));
        lines.add(row("assistant", "5", "'4'", message("8", "{'type':'thinking','thinking':'hm','signature':'c2ln'}")));
        lines.add(row("assistant", "6", "'5'", message("8", "{'type':'never heard of','x':[1,{}]}")));
        lines.add(
                row(
                        "user",
                        "7",
                        "'6'",
                        "'isMeta':true,'message':{'content':[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AAAA'}}]}"));
        lines.add(
                row("user", "8", "'7'", "'isSidechain':true,'isCompactSummary':true,'message':{'content':'in short'}"));
        lines.add(row(
                "system",
                "9",
                "null",
                "'subtype':'compact_boundary','logicalParentUuid':'8','content':'compacted','compactMetadata':"
                        + "{'trigger':'auto','preservedMessages':{'anchorUuid':'9','uuids':['4','5']}}"));
        lines.add(row("system", "1", "'9'", "'subtype':'turn_duration','durationMs':1234.5e-2"));
        lines.add(row("attachment", "2", "'1'", "'attachment':{'type':'queued_command','prompt':'and this'}"));
        lines.add(row("attachment", "3", "'2'", "'attachment':{'type':'file','filename':'/a/b','content':{'x':null}}"));
        lines.add(row("progress", "4", "'4'", "'data':{'type':'hook_progress'}"));
        for (String rest : List.of(
                "'mode','mode':'plan'",
                "'mode','mode':'normal'",
                "'permission-mode','permissionMode':'bypassPermissions'",
                "'custom-title','customTitle':'a title'",
                "'ai-title','aiTitle':'another'",
                "'agent-name','agentName':'n'",
                "'tag','tag':'t'",
                "'summary','summary':'so it was','leafUuid':'3'",
                "'last-prompt','lastPrompt':'p','leafUuid':'2'",
                "'pr-link','prUrl':'https://example.com/1'",
                "'frame-link','frameUrl':'https://example.com/2'",
                "'file-history-snapshot','messageId':'1','snapshot':{'trackedFileBackups':{}}",
                "'queue-operation','operation':'enqueue','content':'q'",
                "'worktree-state','worktreeSession':null",
                "'relocated','relocatedCwd':'/x'",
                "'bridge-session'",
                "'never heard of','number':-0.5E+3")) {
            lines.add("{'type':" + rest + "}");
        }
        lines.add("");
        lines.add("no JSON at all");
        return lines.stream()
                .map(line -> line.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Returns as many lines of real transcripts, spread over all files, without long ones. */
    static List<byte[]> real(Path corpus) throws IOException {
        Random random = new Random(1);
        List<byte[]> chosen = new ArrayList<>();
        int seen = 0;
        for (Path file : files(corpus)) {
            try (LineReader lines = LineReader.open(file, 0)) {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    if (line.length > LONGEST) {
                        continue;
                    }
                    seen++;
                    if (chosen.size() < REAL) {
                        chosen.add(line);
                    } else if (random.nextInt(seen) < REAL) {
                        chosen.set(random.nextInt(REAL), line);
                    }
                }
            }
        }
        return chosen;
    }

    private static List<Path> files(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static String row(String type, String id, String parent, String rest) {
        return "{'parentUuid':" + uuids(parent) + ",'isSidechain':false,'cwd':'/home/ann/work','sessionId':'"
                + ClaudeHome.ID
                + "','version':'2.1.330','type':'" + type + "','uuid':'" + uuids(id)
                + "','timestamp':'2026-11-22T10:00:00.000Z',"
                + uuids(rest) + "}";
    }

    /** Replaces single digits, quoted or not, by ids. */
    private static String uuids(String text) {
        return text.replaceAll("(?<=^|')(\\d)(?=$|')", "00000000-0000-4000-8000-00000000000$1");
    }

    private static String message(String id, String block) {
        return "'message':{'id':'msg_0" + id + "','role':'assistant','model':'m','content':[" + block
                + "],'stop_reason':null,'usage':{'input_tokens':10,'output_tokens':5,'cache_read_input_tokens':0}}";
    }

    private static String result() {
        return "{'tool_use_id':'toolu_1','type':'tool_result','is_error':true,'content':[{'type':'text','text':'out'},'more']}";
    }
}
