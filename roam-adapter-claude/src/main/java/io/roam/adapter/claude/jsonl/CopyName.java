package io.roam.adapter.claude.jsonl;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that programs give to copies of a transcript that was changed on two machines: {@code ID.sync-conflict-….jsonl} (Syncthing), {@code ID (… conflicted
 * copy …).jsonl} in any language (Dropbox, Nextcloud, Google Drive, Seafile), {@code ID 2.jsonl} (iCloud), {@code ID-DEVICE.jsonl} (OneDrive), {@code
 * ID.jsonl.conflict.…} and the like. A backup is none.
 */
public final class CopyName {
    private static final int ID_LENGTH = 36;
    private static final String LINES = "\\.jsonl";
    private static final String IN_BRACKETS = "[ ._-]*[(\\[].+[)\\]]( \\d{1,3})?";
    private static final String NUMBERED = " \\d{1,3}";
    private static final String OF_DEVICE = "-[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*";
    private static final String WITH_WORD = "[ ._-]*[ ._-].*conflict.*";
    private static final Pattern ENDING = Pattern.compile(
            "(" + String.join("|", IN_BRACKETS, NUMBERED, OF_DEVICE, WITH_WORD) + ")" + LINES + "|" + LINES + WITH_WORD
                    + "|" + LINES + NUMBERED,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BACKUP = Pattern.compile(
            ".*[ ._(-](bak|backup|old|orig|tmp|temp|part)\\d*[)]?(\\.jsonl)?", Pattern.CASE_INSENSITIVE);

    private CopyName() {}

    /** Returns the id of the session of which a file of that name is a copy; empty if it has no such name. */
    public static Optional<String> sessionOf(String fileName) {
        if (fileName.length() <= ID_LENGTH + 1) {
            return Optional.empty();
        }
        String id = fileName.substring(0, ID_LENGTH);
        String ending = fileName.substring(ID_LENGTH);
        return SessionId.isValid(id)
                        && ENDING.matcher(ending).matches()
                        && !BACKUP.matcher(ending).matches()
                ? Optional.of(id)
                : Optional.empty();
    }
}
