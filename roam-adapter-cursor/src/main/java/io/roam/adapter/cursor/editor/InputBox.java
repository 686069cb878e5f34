package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonEdit;
import io.roam.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The input box of a chat tab: its last bubble, if that is the user's. The tool keeps it among the bubbles, and makes a new one when it was
 * sent; so nobody has said yet what is in it, and it stays on its device.
 */
final class InputBox {
    // As Cursor 0.42 makes it.
    private static final String EMPTY =
            "{\"notepads\":[],\"selections\":[],\"fileSelections\":[],\"folderSelections\":[],"
                    + "\"selectedDocs\":[],\"selectedCommits\":[],\"selectedPullRequests\":[],\"terminalSelections\":[],"
                    + "\"terminalFiles\":[],\"quotes\":[],\"externalLinks\":[],\"selectedImages\":[],\"useWeb\":false,\"mentions\":{"
                    + "\"notepads\":{},\"selections\":{},\"fileSelections\":{},\"folderSelections\":{},\"selectedDocs\":{},"
                    + "\"selectedCommits\":{},\"selectedPullRequests\":{},\"terminalSelections\":{},\"terminalFiles\":{},"
                    + "\"quotes\":{},\"externalLinks\":{},\"selectedImages\":{},\"gitDiff\":[],\"gitDiffFromBranchToMain\":[],"
                    + "\"usesCodebase\":[],\"useWeb\":[]},\"type\":\"user\",\"id\":\"\",\"messageType\":2,"
                    + "\"dropdownAdvancedCodebaseSearchBehavior\":\"embeddings\",\"followup\":true,\"text\":\"\",\"isFocused\":false}";
    private static final List<String> FOCUSED = List.of("lastFocusedBubbleId", "lastFocusedBubble");

    private InputBox() {}

    /** Returns how many bubbles of a tab are not its input box. */
    static int countSent(List<BubbleEntry> bubbles) {
        int last = bubbles.size() - 1;
        return last >= 0 && bubbles.get(last).isOfUser() ? last : bubbles.size();
    }

    /** Returns an empty box, without an id. */
    static byte[] empty() {
        return EMPTY.getBytes(UTF_8);
    }

    /** Returns a box with an id that no bubble has: the one that the tab says has the focus, if it is free. */
    static byte[] withNewId(byte[] box, ConversationDocument tab, Collection<String> taken) {
        String id = FOCUSED.stream()
                .flatMap(name -> tab.findText(name).stream())
                .filter(focused -> !taken.contains(focused))
                .findFirst()
                .orElseGet(() -> UUID.nameUUIDFromBytes(("roam " + String.join(" ", taken)).getBytes(UTF_8))
                        .toString());
        return JsonEdit.withMember(box, "id", JsonValue.quoted(id).getBytes(UTF_8));
    }
}
