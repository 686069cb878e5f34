package io.roam.adapter.windsurf;

import java.util.Locale;
import java.util.Optional;

/** The kinds of steps: the value of a step's type, and the field that holds what is particular to it. */
enum StepType {
    DUMMY(1, 7),
    FINISH(2, 12),
    PLAN_INPUT(3, 8),
    MQUERY(4, 9),
    CODE_ACTION(5, 10),
    GIT_COMMIT(6, 11),
    GREP_SEARCH(7, 13),
    VIEW_FILE(8, 14),
    LIST_DIRECTORY(9, 15),
    COMPILE(10, 16),
    INFORM(11, 17),
    FILE_BREAKDOWN(12, 21),
    VIEW_CODE_ITEM(13, 22),
    USER_INPUT(14, 19),
    PLANNER_RESPONSE(15, 20),
    WRITE_TO_FILE(16, 23),
    ERROR_MESSAGE(17, 24),
    CLUSTER_QUERY(18, 25),
    LIST_CLUSTERS(19, 26),
    INSPECT_CLUSTER(20, 27),
    RUN_COMMAND(21, 28),
    RELATED_FILES(22, 29),
    CHECKPOINT(23, 30),
    PROPOSE_CODE(24, 32),
    FIND(25, 34),
    SEARCH_KNOWLEDGE_BASE(26, 35),
    SUGGESTED_RESPONSES(27, 36),
    COMMAND_STATUS(28, 37),
    MEMORY(29, 38),
    LOOKUP_KNOWLEDGE_BASE(30, 39),
    READ_URL_CONTENT(31, 40),
    VIEW_CONTENT_CHUNK(32, 41),
    SEARCH_WEB(33, 42),
    RETRIEVE_MEMORY(34, 43),
    AUTO_CASCADE_BROADCAST(35, 44),
    CUSTOM_TOOL(36, 45),
    CREATE_RECIPE(37, 46),
    MCP_TOOL(38, 47),
    MANAGER_FEEDBACK(39, 48),
    TOOL_CALL_PROPOSAL(40, 49),
    TOOL_CALL_CHOICE(41, 50),
    TRAJECTORY_CHOICE(42, 52),
    PROXY_WEB_SERVER(43, 53),
    DEPLOY_WEB_APP(44, 54),
    CLIPBOARD(45, 55),
    READ_DEPLOYMENT_CONFIG(46, 57),
    VIEW_FILE_OUTLINE(47, 58),
    CHECK_DEPLOY_STATUS(48, 59),
    POST_PR_REVIEW(49, 60),
    READ_KNOWLEDGE_BASE_ITEM(50, 61),
    LIST_RESOURCES(51, 62),
    READ_RESOURCE(52, 63),
    LINT_DIFF(53, 64),
    FIND_ALL_REFERENCES(54, 65),
    BRAIN_UPDATE(55, 66),
    RUN_EXTENSION_CODE(57, 68),
    ADD_ANNOTATION(58, 70),
    PROPOSAL_FEEDBACK(59, 71),
    TRAJECTORY_SEARCH(60, 72),
    READ_TERMINAL(65, 77),
    ARTIFACT_SUMMARY(71, 83),
    RESOLVE_TASK(72, 84),
    TODO_LIST(73, 87),
    BLOCKING(74, 88),
    EXPLORE_RESPONSE(80, 94),
    READ_NOTEBOOK(82, 96),
    EDIT_NOTEBOOK(83, 97),
    SUPERCOMPLETE_ACTIVE_DOC(86, 100),
    FIND_CODE_CONTEXT(87, 101),
    SUPERCOMPLETE_FEEDBACK(89, 103),
    LINT_FIX_MESSAGE(90, 104),
    GREP_SEARCH_V2(91, 105),
    UPSERT_CODEMAP(92, 106),
    SUGGEST_CODEMAP(93, 107),
    SMART_FRIEND(94, 108),
    REPORT_BUGS(97, 112),
    EXIT_PLAN_MODE(99, 114),
    ASK_USER_QUESTION(100, 115),
    SKILL(101, 116),
    SUPERCOMPLETE_EPHEMERAL_FEEDBACK(102, 117),
    ARENA_TRAJECTORY_CONVERGE(103, 118);

    private final int type;
    private final int field;

    StepType(int type, int field) {
        this.type = type;
        this.field = field;
    }

    static Optional<StepType> of(long type) {
        for (StepType one : values()) {
            if (one.type == type) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    int field() {
        return field;
    }

    /** Its name in transcripts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
